#!/bin/sh
# An image that is built into a kernel: pack --builtin says the options, a kernel is built with
# them, and boots into /init with a console and without any image beside it.
#   builtin.sh KINDLING CHECKOUT FOLDER
set -eu
kindling=$1
checkout=$2
folder=$3
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
"$kindling" pack hello --builtin -o hello.cpio | tee said
{
    cat "$checkout/configs/kernel/unpacker.config"
    grep '^CONFIG_INITRAMFS_SOURCE=' said
    # The default compresses what is compressed already.
    echo CONFIG_INITRAMFS_COMPRESSION_NONE=y
} >builtin.config
grep -q '^CONFIG_INITRAMFS_SOURCE=' builtin.config
kernel=$("$kindling" kernel build ./builtin.config | sed -n 's/^bzimage *//p')
cat >builtin.boot <<END
kernel $kernel
cmdline no_timer_check
timeout 300s
silence 120s

expect "Hello, "
end with panic
END
exec "$kindling" test builtin.boot
