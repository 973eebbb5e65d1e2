#!/bin/sh
# Is the gate true? Twenty slow-downs in the kernel itself (planted/kindling_slow.c, put into init/ of the
# kernel `fast`), by instructions, by guest time, and by the wall clock. Prints a table of docs/cost.md.
#
#   tests/bench/kernel-slow-downs.sh TREE [RUNS]       a kernel tree: a copy of it is built
#   tests/bench/kernel-slow-downs.sh VMLINUX [RUNS]    one that was built so
#
# RUNS: boots by the wall clock, each paired with one without the slow-down (default 5; 0: none).
# Needs python3.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
kindling=$root/build/harness/cli/kindling
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
vmlinux=$1
if [ -d "$1" ]; then
    cp -al "$1" "$work/tree" 2>/dev/null || cp -a "$1" "$work/tree"
    sed '$a obj-y += kindling_slow.o' "$1/init/Makefile" >"$work/Makefile"
    mv "$work/Makefile" "$work/tree/init/Makefile"
    cp "$root/tests/bench/planted/kindling_slow.c" "$work/tree/init/"
    "$kindling" kernel build fast --linux "$work/tree" >"$work/built"
    vmlinux=$(sed -n 's/^vmlinux *//p' "$work/built")
fi
printf 'dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nfile /init %s 0755 0 0\n' \
    "$root/build/guest/hello" >"$work/slow.list"
cat >"$work/rows" <<'END_OF_ROWS'
an initcall more, that does nothing | kindling_slow=none,0
mdelay(1) | initcall_blacklist=kindling_one_more kindling_slow=mdelay,1
mdelay(10) | initcall_blacklist=kindling_one_more kindling_slow=mdelay,10
udelay(100), 10 times | initcall_blacklist=kindling_one_more kindling_slow=udelay,10
msleep(10) | initcall_blacklist=kindling_one_more kindling_slow=msleep,10
msleep(100) | initcall_blacklist=kindling_one_more kindling_slow=msleep,100
memset of 1 MiB | initcall_blacklist=kindling_one_more kindling_slow=memset,1
memset of 32 MiB | initcall_blacklist=kindling_one_more kindling_slow=memset,32
memcpy of 16 MiB | initcall_blacklist=kindling_one_more kindling_slow=memcpy,16
16 times a byte of each page of 32 MiB | initcall_blacklist=kindling_one_more kindling_slow=stride,32
a million loops | initcall_blacklist=kindling_one_more kindling_slow=loop,1000000
a million divisions | initcall_blacklist=kindling_one_more kindling_slow=divide,1000000
10,000 kmalloc and kfree | initcall_blacklist=kindling_one_more kindling_slow=kmalloc,10000
100 vmalloc and vfree of 64 KiB | initcall_blacklist=kindling_one_more kindling_slow=vmalloc,100
1,000 pages, zeroed | initcall_blacklist=kindling_one_more kindling_slow=pages,1000
50 lines of printk | initcall_blacklist=kindling_one_more kindling_slow=printk,50
10 times synchronize_rcu() | initcall_blacklist=kindling_one_more kindling_slow=rcu,10
a lock fought over, 20 times | initcall_blacklist=kindling_one_more kindling_slow=lock,10
100 kernel threads | initcall_blacklist=kindling_one_more kindling_slow=threads,100
a file read 100 times | initcall_blacklist=kindling_one_more kindling_slow=read,100
END_OF_ROWS
python3 "$root/tests/bench/slow_downs.py" "$kindling" "$work" "${2:-5}" "$work/rows" \
    'image ./slow.list
kernel fast vmlinux
machine fast
cmdline {words}
end with panic
' 'initcall_blacklist=kindling_one_more kindling_slow=none,0' --kernel "$vmlinux"
