# asks: debugfs is on /sys/kernel/debug
# source: Linux Documentation/filesystems/debugfs.rst
kernel   test vmlinux
machine  microvm
timeout  90s
silence  20s

wait for prompt
run "/duty/ask mount /sys/kernel/debug debugfs"
end with stop
