# verdict: panic
# A BUG kills PID 1: the panic counts before the oops.
image ../images/actor.list
kernel test
cmdline act=bug

expect "acting: bug"
end with reboot
