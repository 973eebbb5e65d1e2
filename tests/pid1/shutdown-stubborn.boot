# asks: a process that SIGTERM does not end does not keep the machine from its end
# source: kill(2), SIGKILL; BusyBox init/init.c: run_shutdown_and_kill_processes
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask stubborn /duty/kept"
enter "sh /duty/reboot"
end with reboot
