# asks: a root device that never comes ends in a shell that can tell why
# source: bootparam(7), root=, rootdelay=, rootwait
# alone: it has a command line of its own
# (panic=0: where the harness's own panic=-1 stands, an init may well reboot.)
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s
cmdline  root=/dev/vdz rootfstype=ext4 panic=0

wait for prompt
run "test -x /duty/ask && /duty/ask alive"
end with stop
