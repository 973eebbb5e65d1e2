# The script that `init script` prints of our table goes on to a disk as the table does.

image    printed.list
kernel   test
disk     root.img
cmdline  root=LABEL=kindling-root
timeout  120s
silence  60s

expect "the root is /dev/vda1 ext4 ro"
run "cat /kept; grep -c newroot /proc/mounts; mount | grep -c ' on /dev '"
  output is "kept\n0\n1"
enter "poweroff"
end with power-off
