# asks: SIGTERM reboots it
# source: BusyBox init/init.c: reload_inittab, halt_reboot_pwoff; busybox(1), halt, poweroff, reboot
kernel   test vmlinux
machine  microvm
timeout  90s
silence  20s

wait for prompt
enter "kill -TERM 1"
end with reboot
