# asks: a shell that ends at once is started at most ten times in five seconds
# source: init(8) of sysvinit, "respawned more than 10 times in 2 minutes"
# alone: the shell may be slow to come back
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "/duty/ask starts 5 10"
expect "a brake: "
end with stop
