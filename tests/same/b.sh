#!/bin/sh
mount -t proc -o nosuid,nodev,noexec proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs -o size=1m other /tmp
mount -t debugfs debugfs /sys/kernel/debug
ln -s /proc/1/fd /dev/fd
mknod -m 600 /dev/zero c 1 5
mknod -m 666 /dev/full c 1 7
chown 5:6 /dev/null
modprobe null_blk nr_devices=2
modprobe dummy
hostname two
ifconfig lo 127.0.0.1 up mtu 1500
ifconfig lo:1 10.1.2.3 netmask 255.255.255.0
route add -net 10.9.0.0 netmask 255.255.0.0 dev lo
echo 7 >/proc/sys/kernel/panic
echo 33 >/proc/sys/vm/swappiness
export STAGE=two EXTRA=more
sleep 1002 &
(
    cd /tmp && umask 077 && ulimit -n 100
    trap '' HUP
    exec nice -n 5 setsid sleep 2000 5</dev/null
) &
sleep 3000 &
echo -500 >/proc/$!/oom_score_adj
exec sh
