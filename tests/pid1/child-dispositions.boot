# asks: they begin with no signal ignored
# source: execve(2): ignored signals stay ignored; POSIX XCU 2.11: a shell can't undo that
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask dispositions"
end with stop
