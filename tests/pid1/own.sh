#!/bin/sh
# An init of one's own, with claims of its own: what it does not claim is not asked, and quoted.
#   own.sh KINDLING INIT
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
printf 'not claimed: mount-*\nsays: it mounts nothing\nwhere: my manual, page 1\n' >"$scratch/claims.init"
output=$("$1" conformance --init "$2" --claims "$scratch/claims.init" --quote --duty console-shell \
    --duty mount-proc --duty mount-sys)
printf '%s\n' "$output"
printf '%s\n' "$output" | grep -q '1 pass, 0 fail, 2 not claimed'
printf '%s\n' "$output" | grep -q 'it mounts nothing (my manual, page 1)'
