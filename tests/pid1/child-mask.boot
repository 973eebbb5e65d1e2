# asks: the shell and its children begin with no signal blocked
# source: execve(2), "the signal mask" is kept; POSIX XSH sigaction
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mask"
end with stop
