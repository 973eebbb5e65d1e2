# asks: ^Z stops what runs in the foreground, and the shell has it as a job
# source: POSIX XBD 11.1.9, SUSP; XCU 2.11, set -m
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
enter "/duty/ask sleep 10"
expect "asleep"
press ctrl-z
wait for prompt
run "jobs"
  output contains "Stopped"
run "test ! -e /duty/slept"
run "kill -KILL %1"
end with stop
