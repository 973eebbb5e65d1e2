# asks: tmpfs is on /dev/shm (nosuid,nodev)
# source: shm_overview(7), NOTES; tmpfs(5)
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /dev/shm tmpfs nosuid nodev"
end with stop
