# asks: SIGHUP makes it read its configuration anew
# source: BusyBox init/init.c: reload_inittab; init(8) of sysvinit, SIGHUP
# alone: the configuration is another one then
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "sh /duty/add-service"
# What the init says of it may come behind the prompt and hide it: a new one is asked for.
enter "kill -HUP 1"
expect "the added service runs"
press enter
run "/duty/ask alive"
end with stop
