# asks: SIGPWR, by which a power supply warns, ends the machine in good order
# source: signal(7), SIGPWR; BusyBox init/init.c: SIGPWR halts
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "kill -PWR 1"
end with halt
