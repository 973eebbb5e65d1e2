# asks: tmpfs is on /tmp (nosuid,nodev)
# source: FHS 3.0, 3.18; tmpfs(5)
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /tmp tmpfs nosuid nodev"
end with stop
