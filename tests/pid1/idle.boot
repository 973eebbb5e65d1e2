# asks: with nothing to do PID 1 sleeps: no timer wakes it for six seconds
# source: proc(5), voluntary_ctxt_switches; sigwaitinfo(2)
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask idle 6"
end with stop
