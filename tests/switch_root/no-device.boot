# A disk that does not come: who came meanwhile and who waits for a driver is said, and the machine
# starts anew, because panic= is set.

image    busybox
kernel   test
cmdline  root=/dev/vdb
timeout  120s
silence  60s

expect /\/dev\/vdb did not come; there came .*; without a driver: .*pci:0000:00:00\.0/
expect "no boot without the root= of the command line"
end with reboot
