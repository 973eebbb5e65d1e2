# No /dev/console, no descriptors, and a kernel without devtmpfs that could bring nodes: /init makes
# what it needs of it (tests/pid1/stimuli/before.cpp takes them away and becomes /init).

image    images/console-missing.list
kernel   seed
cmdline  rdinit=/before before=without-console
timeout  180s
silence  60s

expect "this kernel has no devtmpfs (CONFIG_DEVTMPFS)"
run "tty; ls -l /dev/console | cut -c 1-10"
  output is "/dev/ttyS0\ncrw-------"
run "for fd in 0 1 2; do readlink /proc/1/fd/$fd; done"
  output is "/dev/console\n/dev/console\n/dev/console"
enter "reboot"
end with reboot
