# Our /init and our own small commands; BusyBox is there as the shell alone.

image    userland
kernel   seed
cmdline  root=/dev/ram init=/init
timeout  60s
silence  20s
reject   "can't access tty"

expect /Boot took (?P<boot_seconds>\d+\.\d\d) seconds/
run "uname -s"
  output is "Linux"
run "ls -l /bin/ls"
  output contains "/bin/ls -> userland"
run "mount"
  output contains "proc on /proc type proc"
run "mkdir -p /tmp/a/b && mknod /tmp/a/null c 1 3 && ls -l /tmp/a"
  output matches /crw.* 1, +3 .*null/
run "echo hello | cat"
  output is "hello"
run "ps"
  output matches /\b1\b.*init/
run "dmesg"
  output contains "Linux version"
run "uptime"
  output matches /up/
run "true && ! false"
run "cat /does/not/exist"
  status is 1
  output contains "No such file or directory"
enter "reboot"
end with reboot
