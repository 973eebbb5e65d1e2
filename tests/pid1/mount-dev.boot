# asks: devtmpfs is on /dev (nosuid)
# source: Linux drivers/base/devtmpfs.c: an initramfs mounts it by itself; systemd's file-hierarchy(7) and the initramfs scripts of the distributions agree on these flags
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /dev devtmpfs nosuid"
end with stop
