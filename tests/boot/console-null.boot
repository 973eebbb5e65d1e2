# console=null, and a /dev/console that nobody answers (the harness's own console=ttyS0 would answer
# for it: tests/pid1/stimuli/before.cpp puts a dead one there). What /init says goes to the kernel's
# log then, and the shell is on the terminal that the kernel names.

image    images/console-missing.list
kernel   seed
cmdline  rdinit=/before before=with-dead-console console=null
timeout  180s
silence  60s

expect /^\[ *\d+\.\d+\] hello, busybox!/
run "tty; cat /proc/1/comm"
  output is "/dev/ttyS0\ninit"
run "for fd in 0 1 2; do readlink /proc/1/fd/$fd; done"
  output is "/dev/null\n/dev/kmsg\n/dev/kmsg"
enter "reboot"
end with reboot
