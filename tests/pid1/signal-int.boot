# asks: SIGINT, which ctrl-alt-del is, reboots it
# source: reboot(2), LINUX_REBOOT_CMD_CAD_OFF; Linux kernel/reboot.c: ctrl_alt_del
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "kill -INT 1"
end with reboot
