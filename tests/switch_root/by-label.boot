# The same disk by its label; read-only, as the kernel has it without rw.

image    busybox
kernel   test
disk     root.img
cmdline  root=LABEL=kindling-root
timeout  120s
silence  60s

expect "the root is /dev/vda1 ext4 ro"
run "cat /kept"
  output is "kept"
enter "poweroff"
end with power-off
