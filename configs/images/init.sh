#!/bin/sh
# Process 1 as a script. The kernel has unpacked the image, and has opened /dev/console for us.

echo 'hello, busybox!'

# Two file systems that the kernel makes up as it is asked: proc tells of processes and of the
# system, sysfs of devices. Nearly every tool reads one of them.
mount -t proc proc /proc
mount -t sysfs sysfs /sys
# The kernel's own debugging files (CONFIG_DEBUG_FS). Take the # away to have them.
#mount -t debugfs debugfs /sys/kernel/debug

# The first number in /proc/uptime says how many seconds ago the kernel began.
read -r seconds rest </proc/uptime
echo "Boot took $seconds seconds"

# Process 1 must not end, so it becomes the shell. /dev/console can't be a controlling terminal:
# the shell will say that it has no job control. The compiled /init knows the way around that.
exec sh
