# asks: fork fails for too many processes: no panic, and a shell when there is room
# source: fork(2), EAGAIN; Linux Documentation/admin-guide/cgroup-v2.rst, "PID"
# alone: the shell may be slow to come back
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "/duty/ask squeeze processes 2"
expect "there is room again"
wait for prompt
# A getty may throw away what was typed before it was ready: a prompt of its own is asked for.
press enter
run "/duty/ask alive"
end with stop
