# asks: ctrl-alt-del does not reset the machine at once
# source: reboot(2), LINUX_REBOOT_CMD_CAD_OFF; Linux kernel/reboot.c: C_A_D
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask ctrl-alt-del"
end with stop
