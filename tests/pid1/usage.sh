#!/bin/sh
# Bad usage of `conformance` and `same` is said with a cure, and is 125: nothing is booted.
#   usage.sh KINDLING
set -u
kindling=$1
here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

refuses() { # TEXT ARGUMENT…
    text=$1
    shift
    output=$("$kindling" "$@" 2>&1 </dev/null)
    status=$?
    if [ $status -ne 125 ] || ! printf '%s\n' "$output" | grep -qF -- "$text"; then
        echo "FAILED: kindling $*: exit code $status, not 125, or no \"$text\" in: $output"
        bad=1
    fi
}

echo 'just text' >"$scratch/text"
printf 'not claimed: zombie\nsays: nothing\nwhere: nowhere\n' >"$scratch/claims.init"
printf 'init: kindling\nfails: zombie\n' >"$scratch/expected"
refuses 'did you mean "zombies"?' conformance --duty zombie
refuses 'did you mean "kindling"?' conformance --init kindlin
refuses 'one of your own is a path: ./my-init' conformance --init my-init
refuses "$scratch/text" conformance --init "$scratch/text"
refuses "$scratch/claims.init:1: there is no duty" conformance --init "$scratch/text" \
    --claims "$scratch/claims.init"
refuses "$scratch/expected:2: there is no duty" conformance --expect "$scratch/expected"
refuses '--jobs is at least 1' conformance --jobs 0
refuses '--memory is at least 1' same hello hello --memory 0
refuses 'leave --initramfs out' same hello hello --initramfs x
"$kindling" conformance --list | grep -q '^zombies$' || {
    echo "FAILED: conformance --list does not name zombies"
    bad=1
}
exit $bad
