# asks: a root file system without an init is refused before anything is deleted
# source: switch_root(8); Linux Documentation/filesystems/ramfs-rootfs-initramfs.rst
# disk: ext4
# (panic=0: where the harness's own panic=-1 stands, an init may well reboot.)
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s
cmdline  root=/dev/vda rootfstype=ext4 panic=0

wait for prompt
run "test -x /duty/ask && /duty/ask alive"
end with stop
