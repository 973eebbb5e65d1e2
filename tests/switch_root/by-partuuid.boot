# From the initramfs to a disk: found by the number that its partition table gives it, checked,
# mounted, and made the root; the initramfs's files are gone, its mounts are moved. What is written
# there a moment before the machine ends is there in the next boot, and the file system is clean.

image    busybox
kernel   test
disk     root.img writable
cmdline  root=PARTUUID=cafebabe-01 rootfstype=ext4 rw
timeout  120s
silence  60s

expect "the root is /dev/vda1 ext4 rw"
run "echo kept > /kept; grep -c newroot /proc/mounts; ls /proc/1/cwd/init"
  status is 1
  output contains "0"
run "cat /proc/1/comm; mount | grep -c ' on /dev '"
  output is "init\n1"
enter "reboot"
end with reboot
