# asks: a SIGSEGV that somebody sends it does nothing
# source: signal(7); Linux kernel/signal.c: sig_task_ignored (SIGNAL_UNKILLABLE)
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "kill -SEGV 1"
run "sleep 1; /duty/ask alive"
end with stop
