#!/bin/sh
# `same` finds every difference that was planted between two images, says no difference of one image
# and itself, and does not take an image that panics for one that is the same.
#   planted.sh KINDLING
set -u
kindling=$1
here=$(dirname "$(readlink -f "$0")")
bad=0
fail() {
    echo "FAILED: $*"
    bad=1
}

output=$("$kindling" same "$here/a.list" "$here/b.list" </dev/null)
status=$?
printf '%s\n' "$output"
[ $status -eq 1 ] || fail "a and b: exit code $status, not 1"
tab=$(printf '\t')
while IFS="$tab" read -r kind key; do
    # The key stands below the heading of its kind, and before the next one.
    printf '%s\n' "$output" | KIND=$kind KEY=$key awk '
        /^[a-z]/ { heading = $0 }
        heading == ENVIRON["KIND"] && $0 == "  " ENVIRON["KEY"] { found = 1 }
        END { exit !found }' || fail "not found: $kind $key"
done <"$here/planted"

output=$("$kindling" same "$here/a.list" "$here/a.list" </dev/null)
status=$?
[ $status -eq 0 ] || fail "a and a: exit code $status, not 0: $output"

output=$("$kindling" same "$here/a.list" hello </dev/null)
status=$?
[ $status -eq 1 ] || fail "a and hello, which panics: exit code $status, not 1: $output"
printf '%s\n' "$output" | grep -q 'did not come to rest: panic' || fail "the panic is not said: $output"

"$kindling" same "$here/a.list" "$here/no.list" </dev/null
status=$?
[ $status -eq 125 ] || fail "an image that is not there: exit code $status, not 125"
exit $bad
