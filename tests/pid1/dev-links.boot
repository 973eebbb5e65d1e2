# asks: /dev/fd, stdin, stdout and stderr lead to a process's own descriptors
# source: Linux Documentation/admin-guide/devices.txt, "Compulsory links"
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "for name in fd stdin stdout stderr; do readlink /dev/$name; done"
  output is "/proc/self/fd\n/proc/self/fd/0\n/proc/self/fd/1\n/proc/self/fd/2"
end with stop
