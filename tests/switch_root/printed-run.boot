# The script that `init script` prints heeds the command line as the table does.

image    printed.list
kernel   test
cmdline  kindling.run="/bin/ls -d proc sys tmp" kindling.mounts=sysfs,devtmpfs
timeout  120s
silence  60s

expect "hello, busybox!"
expect "ls: tmp: No such file or directory"
expect "proc  sys"
end with power-off
