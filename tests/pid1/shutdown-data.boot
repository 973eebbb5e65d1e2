# asks: what was written a moment before is on the disk, and fsck finds it clean
# source: sync(2), umount(2); reboot(2): "If not preceded by a sync(2), data will be lost"
# disk: ext4
# after: last-words: written a moment before
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask disk && mkdir -p /mnt && mount -t ext4 /duty/vda /mnt"
run "/duty/ask stubborn /mnt/kept-open"
enter "echo written a moment before >/mnt/last-words; sh /duty/reboot"
end with reboot
