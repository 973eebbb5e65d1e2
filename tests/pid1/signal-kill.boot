# asks: SIGKILL and SIGSTOP do nothing either
# source: kill(2), NOTES: PID 1 gets only signals that it has handlers for
kernel   test vmlinux
machine  microvm
timeout  90s
silence  20s

wait for prompt
run "kill -KILL 1; kill -STOP 1"
run "/duty/ask alive"
end with stop
