# BusyBox with our compiled /init in the script's place: the same words, and a shell that it
# starts anew, with job control.

image    busybox
kernel   seed
cmdline  root=/dev/ram init=/init
timeout  60s
silence  20s
reject   "can't access tty"

expect "Run /init as init process"
expect "hello, busybox!"
expect /Boot took (?P<boot_seconds>\d+\.\d\d) seconds/
run "mount"
  output contains "proc on /proc type proc"
  output contains "sysfs on /sys type sysfs"
  output contains "debugfs on /sys/kernel/debug type debugfs"

# ^C ends what runs in the foreground, and nothing else.
enter "sh -c 'echo as\"\"leep; sleep 1000'"
expect "asleep"
press ctrl-c
wait for prompt

run "jobs; cat /proc/1/comm"
  output is "init"

# The shell ends, and a new one stands in its place.
enter "exit 7"
wait for prompt
run "cat /proc/1/comm"
  output is "init"

# No child is left a zombie.
run "(sleep 0.01 & sleep 0.02 &); sleep 1; grep -l '^State:.Z' /proc/[0-9]*/status"
  status is 1

# BusyBox's own word to PID 1.
enter "reboot"
end with reboot
