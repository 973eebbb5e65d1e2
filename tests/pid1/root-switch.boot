# asks: root= switches to that file system, with /proc, /sys and /dev
# source: switch_root(8); bootparam(7), root=; Linux Documentation/filesystems/ramfs-rootfs-initramfs.rst
# disk: ext4 with init
kernel   test vmlinux
machine  microvm
timeout  60s
silence  45s
cmdline  root=/dev/vda rootfstype=ext4 rw rootwait

reject "no: "
expect "the new root's init runs"
expect "the new root was looked at"
end with reboot
