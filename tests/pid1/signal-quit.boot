# asks: SIGQUIT makes it start the restart action in its own place
# source: BusyBox init/init.c: exec_restart_action; inittab: restart
# alone: PID 1 begins anew
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "echo $$ >/duty/shell"
enter "kill -QUIT 1"
expect "the restart action runs"
wait for prompt
run "/duty/ask alive"
end with stop
