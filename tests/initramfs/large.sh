#!/bin/sh
# Images of 100,000 entries and of more than 4 GiB: pack, list, verify and cat take them. What each
# takes of the processor is said for a quarter as well: four times as much is linear.
#   large.sh KINDLING ROOT      (wants 15 GB in $TMPDIR)
. "$(dirname "$0")/../harness/promise.sh"
set -e
timed() { # LABEL COMMAND…
    label=$1
    shift
    /usr/bin/time -q -o "$scratch/time" -f '%U s of processor, %S s of the kernel, at most %M KiB' "$@" ||
        [ $? -eq 1 ] # verify has something to say
    printf '%-24s %s\n' "$label" "$(cat "$scratch/time")" >&2
}

# One file, so that the disk is not what is measured; a list of many names.
echo content >"$scratch/content"
for entries in 25000 100000; do
    {
        echo "file /init $scratch/content 0755 0 0"
        seq $((entries - 1)) | sed "s#.*#file /f& $scratch/content 0644 0 0#"
    } >"$scratch/list"
    timed "pack $entries" "$kindling" pack "$scratch/list" -o "$scratch/many" >"$scratch/out"
    grep -q ": $entries entries" "$scratch/out" || fail "$(cat "$scratch/out")"
    timed "list $entries" "$kindling" list "$scratch/many" >"$scratch/listed"
    [ "$(grep -c '^-' "$scratch/listed")" -eq $entries ] || fail "list does not show $entries entries"
    timed "verify $entries" "$kindling" verify "$scratch/many" >"$scratch/out"
    ! grep -qE 'lost|drop|overwrit' "$scratch/out" || fail "$(cat "$scratch/out")"
done

# Holes, so that the sources cost nothing; the last bytes are at 4.7 GiB of the image.
mkdir "$scratch/tree"
for file in a b c; do truncate -s 1600M "$scratch/tree/$file"; done
printf 'the end' >>"$scratch/tree/c"
timed "pack 4.7 GiB" "$kindling" pack "$scratch/tree" -o "$scratch/huge" >"$scratch/out"
[ "$(stat -c %s "$scratch/huge")" -gt $((4 << 30)) ] || fail "the image has $(stat -c %s "$scratch/huge") bytes"
timed "list 4.7 GiB" "$kindling" list "$scratch/huge" >"$scratch/listed"
grep -q " $(stat -c %s "$scratch/tree/c") .* c\$" "$scratch/listed" || fail "$(cat "$scratch/listed")"
timed "verify 4.7 GiB" "$kindling" verify "$scratch/huge" --memory 2G >"$scratch/out"
grep -q memory "$scratch/out" || fail "nothing says that 2 GiB are too little: $(cat "$scratch/out")"
timed "cat of the last file" "$kindling" cat "$scratch/huge" c >"$scratch/c"
cmp "$scratch/c" "$scratch/tree/c" || fail "the last file is another"
