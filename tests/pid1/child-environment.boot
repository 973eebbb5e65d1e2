# asks: words of the kernel's command line reach their environment
# source: Linux init/main.c: unknown_bootoption; bootparam(7)
# alone: it has a command line of its own
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s
cmdline  duty_word=seen

wait for prompt
run "echo $duty_word"
  output is "seen"
end with stop
