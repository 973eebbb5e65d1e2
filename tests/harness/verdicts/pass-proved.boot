# verdict: pass
# says: pass proved
# /init runs the commands, and proves it.
image busybox
require proved

expect "Run /init as init process"
run "echo one; cat /proc/1/comm"
  output is "one\ninit"
run "false"
  status is 1
end with reboot
