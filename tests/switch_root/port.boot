# docs/examples/port: the table goes on to a disk when root= names one, and what it mounted and set
# goes with it.

image    images/port.list
kernel   test
disk     root.img
cmdline  root=/dev/vda1
timeout  120s
silence  60s

expect "the root is /dev/vda1 ext4 ro"
run "cat /kept; cat /proc/sys/kernel/panic_on_oops; grep -c vda1 /run/app/cmdline; ls -l /dev/nullb0 | cut -c 1; ip -o addr show dummy0"
  output contains "kept\n1\n1\nb"
  output contains "10.1.2.3/24"
enter "poweroff"
end with power-off
