#!/bin/sh
# run.sh FILE.test USERLAND: runs one file of tests in an empty folder of its own.
#
# A test runs a line of shell with the tested commands first in PATH, then says what it wants:
#
#     run 'cat a b'
#     status 0
#     out 'one\ntwo\n'          exactly this on stdout (a format of printf)
#     err_has 'missing'         this text somewhere on stderr; err_empty: nothing there
#
# A builtin of the shell must be called through env, or it is the shell's own that is tested.
# `apart` runs its standard input as a script in mount and process namespaces of its own, and skips
# the rest of the file when there are none to be had. After `ours_only`, nothing is tried on the
# host's commands (TEST_HOST=1): what follows is ours alone to promise.

test_file=$(realpath "$1")
userland=$(realpath "$2")
guest=$(dirname "$userland")
name=$(basename "$test_file" .test)
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/bin" "$work/folder" || exit 1
tested=$work/bin
if [ -n "$TEST_HOST" ]; then
    tested=$PATH
else
    for command in $("$userland" --list); do ln -s "$userland" "$tested/$command" || exit 1; done
    [ -e "$tested/cat" ] || { echo "no links in $tested"; exit 1; }
fi
cd "$work/folder" || exit 1
umask 022
asserted=0
failed=0
last='nothing was run'
export userland guest

fail() {
    echo "$name: $last"
    echo "    $1"
    failed=$((failed + 1))
}

run() {
    last=$1
    PATH="$tested:$PATH" sh -c "$1" >"$work/out" 2>"$work/err" </dev/null
    code=$?
}

status() {
    asserted=$((asserted + 1))
    [ "$code" -eq "$1" ] || fail "status $code, wanted $1; stderr: $(cat "$work/err")"
}

# Any status but success, and no end by a signal.
fails() {
    asserted=$((asserted + 1))
    if [ "$code" -eq 0 ] || [ "$code" -gt 125 ]; then
        fail "status $code, wanted a failure; stderr: $(cat "$work/err")"
    fi
}

out() {
    asserted=$((asserted + 1))
    # shellcheck disable=SC2059
    printf "$1" >"$work/wanted"
    cmp -s "$work/wanted" "$work/out" || fail "wrong output:
$(diff "$work/wanted" "$work/out")"
}

has() {
    asserted=$((asserted + 1))
    grep -qF -e "$2" "$work/$1" || fail "no \"$2\" on std$1, but: $(cat "$work/$1")"
}
out_has() { has out "$1"; }
err_has() { has err "$1"; }

out_matches() {
    asserted=$((asserted + 1))
    grep -qE -e "$1" "$work/out" || fail "nothing like /$1/ in: $(cat "$work/out")"
}

empty() {
    asserted=$((asserted + 1))
    [ -s "$work/$1" ] && fail "std$1 is not empty: $(cat "$work/$1")"
}
out_empty() { empty out; }
err_empty() { empty err; }

# A condition of test(1) about what a command left behind.
holds() {
    asserted=$((asserted + 1))
    [ "$@" ] || fail "does not hold: $*"
}

finish() {
    [ "$asserted" -gt 0 ] || { echo "$name: no test was run"; exit 1; }
    echo "$name: $asserted assertions, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

ours_only() {
    [ -n "$TEST_HOST" ] || return 0
    [ "$asserted" -gt 0 ] || skip 'nothing here is to be asked of the host'
    finish
}

skip() {
    [ "$failed" -eq 0 ] || finish
    echo "$name: skipped from here on ($asserted assertions held): $1"
    exit 77
}

apart() {
    cat >"$work/script"
    last="apart: $(head -n 3 "$work/script" | tr '\n' ';')"
    unshare -Urmpf true 2>/dev/null || skip 'no namespaces of our own (unshare -Urmpf)'
    PATH="$tested:$PATH" unshare -Urmpf --propagation private sh "$work/script" \
        >"$work/out" 2>"$work/err" </dev/null
    code=$?
}

# What every command has.
if [ -z "$TEST_HOST" ] && [ -e "$tested/$name" ]; then
    run "env $name --help"
    status 0
    out_has "usage: $name"
    err_empty
    run "env $name --help >/dev/full"
    status 1
    err_has 'No space left on device'
    run "$userland $name --help"
    status 0
    out_has "usage: $name"
fi

. "$test_file"
finish
