#!/bin/sh
# Compares what we pack with what the kernel's own packer does, byte for byte: usr/gen_init_cpio as
# the build of a kernel made it and left it beside the kernel.
#   gen_init_cpio.sh KINDLING COMPARE PROFILE [LISTS [SEED]]
set -eu
kindling=$1
compare=$2
profile=$3
shift 3
packer=$("$kindling" kernel build "$profile" | sed -n 's/^gen_init_cpio *//p')
[ -x "$packer" ] || {
    echo "the kernel $profile came without its gen_init_cpio"
    exit 1
}
exec "$compare" "$packer" "$@"
