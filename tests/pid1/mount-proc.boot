# asks: proc is on /proc (nosuid,nodev,noexec)
# source: proc(5); systemd's file-hierarchy(7) and the initramfs scripts of the distributions agree on these flags
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /proc proc nosuid nodev noexec"
end with stop
