# asks: when the shell ends there is another one, and no panic
# source: Linux kernel/exit.c: do_exit ("Attempted to kill init!"); inittab(5), respawn
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "echo $$ >/duty/shell"
enter "exit"
wait for prompt
run "test $$ -ne $(cat /duty/shell)"
end with stop
