# asks: SIGUSR2 switches it off
# source: BusyBox init/init.c: reload_inittab, halt_reboot_pwoff; busybox(1), halt, poweroff, reboot
# microvm has no power switch; a PC has, through ACPI.
kernel   test vmlinux
timeout  240s
silence  45s

wait for prompt
enter "kill -USR2 1"
end with power-off
