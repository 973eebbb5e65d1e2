# verdict: oops
# says: BUG: unable to handle kernel NULL pointer dereference in lkdtm_EXCEPTION
# A child of PID 1 makes the kernel read from nowhere; the boot goes on.
image ../images/actor.list
kernel test
cmdline act=child-EXCEPTION

expect "acting: survived"
end with reboot
