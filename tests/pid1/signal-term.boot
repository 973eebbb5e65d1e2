# asks: SIGTERM reboots it
# source: BusyBox init/init.c: reload_inittab, halt_reboot_pwoff; busybox(1), halt, poweroff, reboot
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "kill -TERM 1"
end with reboot
