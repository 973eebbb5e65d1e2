# verdict: oops
# says: WARNING in lkdtm_WARNING
# The kernel warns, and goes on.
image ../images/actor.list
kernel test
cmdline act=warn

expect "acting: survived"
end with reboot
