# asks: they inherit descriptors 0, 1 and 2 and no other
# source: execve(2): descriptors stay open; open(2), O_CLOEXEC
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask descriptors"
end with stop
