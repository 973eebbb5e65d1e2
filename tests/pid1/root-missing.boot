# asks: a root device that never comes ends in a shell that can tell why
# source: bootparam(7), root=, rootdelay=, rootwait
# alone: it has a command line of its own
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s
cmdline  root=/dev/vdz rootfstype=ext4

wait for prompt
run "test -x /duty/ask && /duty/ask alive"
end with stop
