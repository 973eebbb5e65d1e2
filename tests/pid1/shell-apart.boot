# asks: PID 1 is not in the session that the terminal controls
# source: credentials(7), "Sessions"; Linux drivers/tty/tty_jobctrl.c: __proc_set_tty
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask apart"
end with stop
