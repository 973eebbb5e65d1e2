# asks: each process gets SIGTERM, and time to end
# source: kill(2), "If pid equals -1"; shutdown(8) of sysvinit, "processes are first notified"
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask hear"
enter "sh /duty/reboot"
expect "the other heard SIGTERM"
expect "the other has ended well"
end with reboot
