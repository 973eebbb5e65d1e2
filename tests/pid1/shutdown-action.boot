# asks: the shutdown action runs before any process is ended
# source: BusyBox init/init.c: run_shutdown_and_kill_processes; inittab: shutdown
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask hear"
enter "sh /duty/reboot"
expect "the shutdown action runs"
expect "the other heard SIGTERM"
end with reboot
