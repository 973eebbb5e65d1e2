# The fastest boot: the kernel `fast` as vmlinux on the machine `fast`. What tests need is there:
# time stamps, proc, sysfs, debugfs, devtmpfs, tmpfs, and commands that /init answers for.

image    userland
kernel   fast vmlinux
machine  fast
timeout  60s
silence  20s
require  proved

expect "Linux version"
expect "Run /init as init process"
run "mount"
  output contains "proc on /proc type proc"
  output contains "sysfs on /sys type sysfs"
  output contains "debugfs on /sys/kernel/debug type debugfs"
run "dmesg"
  output matches /\[ +\d+\.\d{6}\] Linux version/
run "mkdir -p /tmp/dev /tmp/shm && mount -t devtmpfs none /tmp/dev && mount -t tmpfs none /tmp/shm"
run "ls /tmp/dev/ttyS0"
  output contains "ttyS0"
run "cat /proc/1/comm"
  output is "init"
end with halt
