# asks: tmpfs is on /run (nosuid,nodev,mode=755)
# source: FHS 3.0, 3.15; systemd's file-hierarchy(7) and the initramfs scripts of the distributions agree on these flags
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /run tmpfs nosuid nodev mode=755"
end with stop
