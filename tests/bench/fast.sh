#!/bin/sh
# The tables of README.md: the article's set-up (the kernel `seed` as a bzImage on QEMU's pc), and the
# kernel `fast` as a vmlinux on the machine `fast`, with the same image, and QEMU with a guest of 60 lines;
# by the wall clock in turn and by instructions. Then the smallest memory of each image, with either.
#
#   tests/bench/fast.sh [RUNS]       (default 10; 0: none by the wall clock)
#
# Asked for: /init's first word after at most a quarter of the article's time.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
runs=${1:-10}
# A counted boot on pc is silent for a while, and for long on a busy host.
slow="--time-scale 5"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'image hello\nkernel seed\ncmdline root=/dev/ram init=/init\nexpect "Hello, "\nend with panic\n' \
    >"$work/article.boot"
printf 'image hello\nkernel fast vmlinux\nmachine fast\nexpect "Hello, "\nend with panic\n' >"$work/fast.boot"
cd "$root"
[ "$runs" -eq 0 ] ||
    ./kindling bench "$work/article.boot" "$work/fast.boot" --runs 0 --wall "$runs" --accel tcg $slow
./kindling bench "$work/article.boot" "$work/fast.boot" --runs 1 $slow
for image in hello busybox-script busybox userland; do
    cp "tests/boot/$image.boot" "$work/$image-article.boot"
    sed 's/^kernel .*/kernel fast vmlinux\nmachine fast/; /^cmdline/d' "tests/boot/$image.boot" \
        >"$work/$image-fast.boot"
    ./kindling bench "$work/$image-article.boot" "$work/$image-fast.boot" --min-memory $slow
done
