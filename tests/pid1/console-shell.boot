# asks: the console has a shell that reads and answers
# source: Linux init/main.c: console_on_rootfs opens /dev/console for PID 1; console(4)
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "echo here"
  output is "here"
end with stop
