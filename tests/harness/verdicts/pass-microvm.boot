# verdict: pass
# says: pass proved
# The smallest machine: its second serial port is a device of its own.
image busybox
kernel test
machine microvm
require proved

run "uname -s"
  output is "Linux"
end with reboot
