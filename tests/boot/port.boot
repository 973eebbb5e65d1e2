# docs/examples/port: the table. A module with its parameters and what it needs, a wait for a device
# that is there and one for a device that comes, an address, a program.

image    images/port.list
kernel   test
timeout  120s
silence  60s
require  proved

run "cat /sys/module/null_blk/parameters/nr_devices; grep -c . /proc/partitions; ls /sys/module/configfs/refcnt"
  output matches /^1\n/
run "ls -l /dev/nullb0 | cut -c 1; ip -o addr show dummy0; ip route"
  output contains "10.1.2.3/24"
  output contains "default via 10.1.2.1 dev dummy0"
run "hostname; cat /proc/sys/kernel/panic_on_oops; readlink /run/current; grep -c console /run/app/cmdline; pgrep sleep >/dev/null"
  output is "port\n1\napp\n1"
end with power-off
