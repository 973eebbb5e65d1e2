# The article's BusyBox image: a script as /init says hello, mounts proc and sysfs, says how long
# the boot took, and runs a shell.

image    busybox-script
kernel   seed
cmdline  root=/dev/ram init=/init
timeout  60s
silence  20s

expect "Run /init as init process"
expect "hello, busybox!"
expect /Boot took (?P<boot_seconds>\d+\.\d\d) seconds/
wait for prompt
run "cat /proc/sys/kernel/ostype"
  output is "Linux"
run "mount"
  output contains "proc on /proc type proc"
  output contains "sysfs on /sys type sysfs"
  output lacks "debugfs"
run "ls -l /dev/console /dev/null /dev/zero"
  output matches /crw------- .* 5, +1 .*console/
  output matches /crw-rw-rw- .* 1, +3 .*null/
  output matches /crw-rw-rw- .* 1, +5 .*zero/
run "echo $$"
  output is "1"
# The shell is PID 1 here, so only the kernel can end the machine.
enter "reboot -f"
end with reboot
