# verdict: panic
# says: BUG: unable to handle kernel NULL pointer dereference in lkdtm_EXCEPTION
# An oops is allowed, and the kernel panics over it: that can't be.
image ../images/actor.list
kernel test
cmdline act=deref
allow oops
allow "BUG: unable to handle kernel NULL pointer dereference in lkdtm_EXCEPTION" reason="try it"

end with reboot
