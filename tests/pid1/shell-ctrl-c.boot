# asks: ^C ends what runs in the foreground, and PID 1 does not notice
# source: POSIX XBD 11.1.9, INTR; Linux drivers/tty/n_tty.c: __isig
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "/duty/ask sleep 5"
expect "asleep"
press ctrl-c
wait for prompt
run "test ! -e /duty/slept"
run "/duty/ask alive"
end with stop
