# asks: SIGUSR1 halts the machine
# source: BusyBox init/init.c: reload_inittab, halt_reboot_pwoff; busybox(1), halt, poweroff, reboot
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "kill -USR1 1"
end with halt
