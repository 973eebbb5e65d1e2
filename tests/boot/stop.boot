# SIGTSTP stops PID 1 from starting anything until a SIGCONT comes; who ends is reaped all the same, and
# the signals that came meanwhile are answered then (BusyBox, init/init.c: stop_handler).

image    busybox
kernel   test
timeout  120s
silence  60s

wait for prompt
enter "(trap '' HUP; sleep 3; awk '{ print int($1 * 100) }' /proc/uptime >/run/continued; kill -CONT 1) & kill -TSTP 1; exit"
expect /sh ended with exit status 0/
run "test $(cut -d ' ' -f 22 /proc/$$/stat) -ge $(cat /run/continued)"
  status is 0
enter "(trap '' HUP; sleep 2; echo going on; kill -CONT 1) & kill -TSTP 1; kill -TERM 1"
expect "going on"
expect "init: rebooting"
end with reboot
