# An inittab as BusyBox's init takes it, on a kernel without devtmpfs, epoll and signalfd.

image    images/inittab.list
kernel   seed
timeout  180s
silence  60s

expect "this kernel has no devtmpfs (CONFIG_DEVTMPFS)"
expect "/etc/inittab, line 10: not understood"
expect "/etc/inittab, line 11: not understood"
expect "inittab: sysinit"
expect "inittab: wait"
expect "Please press Enter to activate this console."
expect "inittab: respawned 3"
press enter
run "tty; cat /proc/1/comm"
  output is "/dev/ttyS0\ninit"
# ctrl-alt-del runs what stands there, and nothing else.
enter "kill -INT 1"
expect "inittab: ctrlaltdel"
enter "cp /etc/inittab.next /etc/inittab; kill -HUP 1"
expect "inittab: reloaded"
# The job that is not in it any more goes on, but not anew.
run "pkill -f 'sleep 1000'; sleep 2; cat /run/count; tty"
  output is "3\n/dev/ttyS0"
enter "reboot"
expect "inittab: shutdown, reloaded"
end with reboot
