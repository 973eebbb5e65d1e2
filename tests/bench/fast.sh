#!/bin/sh
# The table of README.md: the article's set-up (the kernel `seed` as a bzImage on QEMU's pc), and the
# kernel `fast` as a vmlinux on the machine `fast`, with the same image; by the wall clock in turn, by
# instructions, and by the smallest memory.
#
#   tests/bench/fast.sh [RUNS]       (default 10)
#
# Asked for: /init's first word after at most a quarter of the article's time.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
runs=${1:-10}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'image hello\nkernel seed\ncmdline root=/dev/ram init=/init\nexpect "Hello, "\nend with panic\n' \
    >"$work/article.boot"
printf 'image hello\nkernel fast vmlinux\nmachine fast\nexpect "Hello, "\nend with panic\n' >"$work/fast.boot"
cd "$root"
./kindling bench "$work/article.boot" "$work/fast.boot" --runs 0 --wall "$runs" --accel tcg
./kindling bench "$work/article.boot" "$work/fast.boot" --runs 1
./kindling bench "$work/article.boot" "$work/fast.boot" --min-memory
