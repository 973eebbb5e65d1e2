# Two consoles: the shell is on the last of the command line, which /dev/console is; the other is
# free for whatever inittab puts there.

image    images/consoles.list
kernel   test
cmdline  console=tty0 console=ttyS0
timeout  120s
silence  60s

expect "inittab: once"
run "cat /sys/class/tty/console/active; tty"
  output is "tty0 ttyS0\n/dev/ttyS0"
run "readlink /proc/$(pidof sleep)/fd/0"
  output is "/dev/tty2"
enter "poweroff"
end with power-off
