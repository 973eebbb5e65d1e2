#!/bin/sh
# Runs a scenario that must come to a certain verdict, and checks the verdict, the exit code and
# what is said. The comments that it begins with tell how:
#   # verdict: NAME        the verdict (the first line)
#   # qemu: NAME           qemus/NAME.sh stands in for QEMU ("none": there is no such program)
#   # prepare: COMMAND     is run before, in a shell that has $scratch, an empty folder of its own
#   # options: WORDS       are given to `kindling test`; $scratch is expanded
#   # file-size: N         no file can grow beyond N KiB: the disk is full
#   # says: TEXT           stands in what is printed; may come several times
#   verdict.sh KINDLING FILE.boot [OPTION…]
set -u
kindling=$1
scenario=$2
shift 2
here=$(dirname "$(readlink -f "$0")")
root=${here%/tests/harness}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

value() { # KEY
    sed -n "s/^# $1: //p" "$scenario"
}
give_up() {
    echo "FAILED: $scenario: $*"
    exit 1
}

wanted=$(value verdict)
case $wanted in
pass) code=0 ;;
infra) code=125 ;;
?*) code=1 ;;
*) give_up "its first line is not '# verdict: NAME'" ;;
esac

qemu=$(value qemu)
if [ -n "$qemu" ]; then
    KINDLING_REAL_QEMU=${KINDLING_QEMU:-qemu-system-x86_64}
    KINDLING_QEMU=$here/qemus/$qemu.sh
    [ "$qemu" != none ] || KINDLING_QEMU=$scratch/none
    export KINDLING_REAL_QEMU KINDLING_QEMU
    # The race is not what is tested, and its answer not to be kept.
    set -- --accel tcg "$@"
fi
prepare=$(value prepare)
(export kindling scratch root && cd "$scratch" && eval "$prepare") || give_up "it can't be prepared"
eval "set -- $(value options) \"\$@\""
size=$(value file-size)

output=$(
    # A write beyond the limit is then an error, not a signal.
    [ -z "$size" ] || { trap '' XFSZ && ulimit -f $((size * 2)); }
    "$kindling" test "$scenario" "$@" 2>&1 </dev/null
)
status=$?
printf '%s\n' "$output"
[ $status -eq $code ] || give_up "exit code $status, not $code"
# Trouble that is found before the boot has no row in the table: an error says it.
name=$(basename "$scenario" .boot)
if [ "$wanted" != infra ] && ! printf '%s\n' "$output" | grep -Eq "^$name .* $wanted( |\$)"; then
    give_up "the verdict is not $wanted"
fi
value says | while IFS= read -r text; do
    printf '%s\n' "$output" | grep -qF -- "$text" || { echo "it does not say: $text" && false; }
done || give_up "what is said"
