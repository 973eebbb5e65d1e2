# asks: tracefs is on /sys/kernel/tracing
# source: Linux Documentation/trace/ftrace.rst
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /sys/kernel/tracing tracefs"
end with stop
