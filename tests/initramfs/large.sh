#!/bin/sh
# Images of 100,000 entries and of more than 4 GiB: pack, list, verify and cat take them. What each
# takes of the processor is said for a quarter as well: four times as much is linear.
#   large.sh KINDLING      (wants 15 GB in $TMPDIR)
set -eu
kindling=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "FAILED: $*"
    exit 1
}
timed() { # LABEL COMMAND…
    label=$1
    shift
    /usr/bin/time -q -o "$work/time" -f '%U s of processor, %S s of the kernel, at most %M KiB' "$@" ||
        [ $? -eq 1 ] # verify has something to say
    printf '%-24s %s\n' "$label" "$(cat "$work/time")" >&2
}

# One file, so that the disk is not what is measured; a list of many names.
echo content >"$work/content"
for entries in 25000 100000; do
    {
        echo "file /init $work/content 0755 0 0"
        seq $((entries - 1)) | sed "s#.*#file /f& $work/content 0644 0 0#"
    } >"$work/list"
    timed "pack $entries" "$kindling" pack "$work/list" -o "$work/many" >"$work/out"
    grep -q ": $entries entries" "$work/out" || fail "$(cat "$work/out")"
    timed "list $entries" "$kindling" list "$work/many" >"$work/listed"
    [ "$(grep -c '^-' "$work/listed")" -eq $entries ] || fail "list does not show $entries entries"
    timed "verify $entries" "$kindling" verify "$work/many" >"$work/out"
    ! grep -qE 'lost|drop|overwrit' "$work/out" || fail "$(cat "$work/out")"
done

# Holes, so that the sources cost nothing; the last bytes are at 4.7 GiB of the image.
mkdir "$work/tree"
for file in a b c; do truncate -s 1600M "$work/tree/$file"; done
printf 'the end' >>"$work/tree/c"
timed "pack 4.7 GiB" "$kindling" pack "$work/tree" -o "$work/huge" >"$work/out"
[ "$(stat -c %s "$work/huge")" -gt $((4 << 30)) ] || fail "the image has $(stat -c %s "$work/huge") bytes"
timed "list 4.7 GiB" "$kindling" list "$work/huge" >"$work/listed"
grep -q " $(stat -c %s "$work/tree/c") .* c\$" "$work/listed" || fail "$(cat "$work/listed")"
timed "verify 4.7 GiB" "$kindling" verify "$work/huge" --memory 2G >"$work/out"
grep -q memory "$work/out" || fail "nothing says that 2 GiB are too little: $(cat "$work/out")"
timed "cat of the last file" "$kindling" cat "$work/huge" c >"$work/c"
cmp "$work/c" "$work/tree/c" || fail "the last file is another"
