# verdict: oops
# says: BUG: unable to handle kernel NULL pointer dereference in 
# The kernel calls a function at address 0.
image ../images/actor.list
kernel test
cmdline act=child-EXEC_NULL

expect "acting: survived"
end with reboot
