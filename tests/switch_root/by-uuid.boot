# The same disk by its UUID, in capitals; the init that is named is not there, and the next one is
# taken.

image    busybox
kernel   test
disk     root.img
cmdline  root=UUID=6F2E3C1A-1111-4222-8333-944445555666 rootwait init=/sbin/none
timeout  120s
silence  60s

expect "cannot run in the new root /sbin/none: No such file or directory"
expect "the root is /dev/vda1 ext4 ro"
enter "halt"
end with halt
