# asks: a stopped process is let go on, so that it can end well
# source: signal(7): a stopped process sees SIGTERM only when SIGCONT comes
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask hear stopped"
enter "sh /duty/reboot"
expect "the stopped one heard SIGTERM"
end with reboot
