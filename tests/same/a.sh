#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /tmp
ln -s /proc/self/fd /dev/fd
mknod -m 666 /dev/zero c 1 5
modprobe null_blk nr_devices=1
hostname one
export STAGE=one
sleep 1001 &
sleep 3000 &
sh -c 'exec sleep 2000' &
exec sh
