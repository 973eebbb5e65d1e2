# verdict: oops
# says: kernel BUG in lkdtm_BUG
# A BUG kills a child of PID 1, and the boot goes on.
image ../images/actor.list
kernel test
cmdline act=child-BUG

expect "acting: survived"
end with reboot
