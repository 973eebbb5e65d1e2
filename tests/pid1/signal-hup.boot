# asks: SIGHUP makes it read its configuration anew
# source: BusyBox init/init.c: reload_inittab; init(8) of sysvinit, SIGHUP
# alone: the configuration is another one then
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "sh /duty/add-service"
run "kill -HUP 1"
expect "the added service runs"
run "/duty/ask alive"
end with stop
