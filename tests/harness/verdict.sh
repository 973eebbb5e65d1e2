#!/bin/sh
# Runs a scenario that must come to a certain verdict, named in its first line, and checks the
# verdict and the exit code of the program.
#   verdict.sh KINDLING FILE.boot
set -u
wanted=$(sed -n '1s/^# verdict: //p' "$2")
case $wanted in
pass) code=0 ;;
infra) code=125 ;;
?*) code=1 ;;
*) echo "$2: its first line is not '# verdict: NAME'" && exit 1 ;;
esac

output=$("$1" test "$2" 2>&1 </dev/null)
status=$?
printf '%s\n' "$output"
if [ $status -ne $code ]; then
    echo "FAILED: exit code $status, not $code"
    exit 1
fi
# Trouble that is found before the boot has no row in the table: an error says it.
name=$(basename "$2" .boot)
if [ "$wanted" != infra ] && ! printf '%s\n' "$output" | grep -Eq "^$name .* $wanted( |\$)"; then
    echo "FAILED: the verdict is not $wanted"
    exit 1
fi
