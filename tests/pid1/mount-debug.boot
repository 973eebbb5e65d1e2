# asks: debugfs is on /sys/kernel/debug
# source: Linux Documentation/filesystems/debugfs.rst
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /sys/kernel/debug debugfs"
end with stop
