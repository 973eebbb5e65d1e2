# asks: PID 1 that inherits blocked and ignored signals passes none on
# source: execve(2); Linux Documentation/admin-guide/initrd.rst: a program may exec the init
# alone: the boot is spoiled beforehand
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s
cmdline  rdinit=/duty/before before=with-signals-off

wait for prompt
run "/duty/ask mask"
run "/duty/ask dispositions"
run "/duty/ask alive"
end with stop
