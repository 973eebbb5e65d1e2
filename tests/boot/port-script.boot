# docs/examples/port: the script that the table replaces comes to the same.

image    images/port-script.list
kernel   test
timeout  120s
silence  60s

wait for prompt
run "ls -l /dev/nullb0 | cut -c 1; ip -o addr show dummy0; ip route"
  output contains "10.1.2.3/24"
  output contains "default via 10.1.2.1 dev dummy0"
run "hostname; cat /proc/sys/kernel/panic_on_oops; readlink /run/current; grep -c console /run/app/cmdline; pgrep sleep >/dev/null"
  output is "port\n1\napp\n1"
enter "poweroff -f"
end with power-off
