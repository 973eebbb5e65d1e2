# asks: 10,000 orphans in waves of 250, and no zombie is left
# source: wait(2), NOTES; Linux kernel/exit.c: find_new_reaper
kernel   test vmlinux
machine  microvm
timeout  900s
silence  180s

wait for prompt
run "/duty/ask orphans 10000 250"
expect "orphans: 10000 made, 0 left"
end with stop
