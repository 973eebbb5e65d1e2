#!/bin/sh
# Is the gate true? Twenty slow-downs, planted behind /init in a boot of the kernel `fast`
# (planted/slow.c), by instructions, by guest time, and by the wall clock. Prints a table of
# docs/cost.md.
#
#   tests/bench/slow-downs.sh [RUNS]
#
# RUNS: boots by the wall clock, each paired with one without the slow-down (default 5; 0: none).
# Needs musl-gcc and python3.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
musl-gcc -O1 -static -o "$work/slow" "$root/tests/bench/planted/slow.c"
cat >"$work/slow.list" <<END_OF_LIST
dir /dev 0755 0 0
nod /dev/console 0600 0 0 c 5 1
dir /proc 0755 0 0
dir /sys 0755 0 0
dir /tmp 1777 0 0
file /init $root/build/guest/init 0755 0 0
file /slow $work/slow 0755 0 0
END_OF_LIST
cat >"$work/rows" <<'END_OF_ROWS'
1 ms in a loop that reads the clock | delay 1000
10 ms of it | delay 10000
10 ms of sleep | doze 10000
100 ms of sleep | doze 100000
memset of 1 MiB | memset 1
memset of 32 MiB | memset 32
memcpy of 16 MiB | memcpy 16
16 times a byte of each page of 32 MiB | stride 32
10,000 loops | loop 10000
a million loops | loop 1000000
a million divisions | divide 1000000
10,000 malloc and free | malloc 10000
50 lines of printk | printk 50
a lock fought over, 20 times | lock 20
1,000 switches between threads | switch 1000
a file read 100 times | read 100
20 mounts | mount 20
20 processes more | fork 20
10,000 system calls | call 10000
1,000 bytes to the serial port | serial 1000
END_OF_ROWS
python3 "$root/tests/bench/slow_downs.py" "$root/build/harness/cli/kindling" "$work" "${1:-5}" "$work/rows" \
    'image ./slow.list
kernel fast vmlinux
machine fast
cmdline kindling.run="/slow {words}" kindling.onexit=reboot
expect "ended with exit status 0"
end with reboot
' 'nothing 0'
