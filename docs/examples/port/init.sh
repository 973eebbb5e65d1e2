#!/bin/sh
# The boot of a small product, as it is usually written. steps.cpp beside this file replaces it.

say() {
    echo "init.sh: $*"
}

# Whatever fails: a shell is better than the kernel's panic.
rescue() {
    say "$* failed; here is a shell"
    exec sh
}

# mount_on TYPE PLACE OPTIONS
mount_on() {
    mkdir -p "$2"
    mount -t "$1" -o "$3" "$1" "$2" || say "no $1 on $2"
}

# wait_for PATH SECONDS: polls, for a shell can do no better.
wait_for() {
    tries=$(($2 * 10))
    while [ ! -e "$1" ]; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || return 1
        sleep 0.1
    done
}

PATH=/sbin:/usr/sbin:/bin:/usr/bin
export PATH

mount -t proc -o nosuid,nodev,noexec proc /proc || rescue 'mounting /proc'
mount_on sysfs /sys nosuid,nodev,noexec
mount_on devtmpfs /dev nosuid,mode=0755
mount_on tmpfs /run nosuid,nodev,mode=0755

hostname port
echo 1 >/proc/sys/kernel/panic_on_oops
mkdir /run/app
ln -s app /run/current

# The disk: a module with its parameters, and the wait for its device.
modprobe null_blk nr_devices=1 gb=1 || say 'no null_blk'
wait_for /dev/nullb0 10 || rescue 'waiting for /dev/nullb0'

# The network.
(sleep 1; modprobe dummy) &
wait_for /sys/class/net/dummy0 20 || say 'no dummy0'
ip link set lo up
ip link set dummy0 up
ip addr add 10.1.2.3/24 dev dummy0
ip route add default via 10.1.2.1

cp /proc/cmdline /run/app/cmdline

# On to the disk that root= names, if one is named: the initramfs has done its work then.
root=$(sed -n 's/.*\<root=\([^ ]*\).*/\1/p' /proc/cmdline)
if [ -n "$root" ] && [ "$root" != /dev/ram ]; then
    wait_for "$root" 10 || rescue "waiting for $root"
    mkdir -p /newroot
    mount -o ro "$root" /newroot || rescue "mounting $root"
    chroot /newroot /bin/sh -c '[ -x /sbin/init ]' || rescue "finding /sbin/init on $root"
    for place in /dev /proc /sys /run; do
        mount -o move $place /newroot$place || rescue "moving $place"
    done
    exec switch_root /newroot /sbin/init
fi

# The application. When it ends, it is started anew, and again at once.
(while true; do sleep 1000; done) &

# A shell, without job control: nobody gave it a terminal of its own. When it ends, the kernel panics.
exec sh
