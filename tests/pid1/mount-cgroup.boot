# asks: cgroup2 is on /sys/fs/cgroup (nosuid,nodev,noexec)
# source: cgroups(7), "Cgroups version 2"
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /sys/fs/cgroup cgroup2 nosuid nodev noexec"
end with stop
