# asks: no panic while there is no shell, and one when it is back
# source: Linux kernel/exit.c: do_exit ("Attempted to kill init!"); execve(2), ENOENT
# alone: the shell may be slow to come back
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "/duty/ask missing 2"
expect "the shell is back"
wait for prompt
# A getty may throw away what was typed before it was ready: a prompt of its own is asked for.
press enter
run "/duty/ask alive"
end with stop
