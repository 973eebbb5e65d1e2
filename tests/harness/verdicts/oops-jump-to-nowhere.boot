# verdict: oops
# says: BUG: kernel NULL pointer dereference
# The kernel calls a function at address 0.
image ../images/actor.list
kernel test
cmdline act=child-EXEC_NULL

expect "acting: survived"
end with reboot
