# A disk without a system: nothing is deleted, and a shell comes, for panic=0 asks for no reboot.
# When it ends, it is tried again.

image    busybox
kernel   test
disk     bare.img
cmdline  root=/dev/vda panic=0
timeout  120s
silence  60s

expect "cannot run in the new root /sbin/init: No such file or directory"
expect "a shell to mend it"
run "ls /bin/busybox; grep -c newroot /proc/mounts"
  status is 1
  output is "/bin/busybox\n0"
run "sleep 1; tty"
  output is "/dev/ttyS0"
enter "exit"
expect "cannot run in the new root /sbin/init: No such file or directory"
expect "a shell to mend it"
enter "reboot"
end with reboot
