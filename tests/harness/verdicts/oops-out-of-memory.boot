# verdict: oops
# says: Out of memory: killed process busybox
# A child of PID 1 eats all the memory, and is killed for it; the boot goes on.
image ../images/actor.list
kernel test
cmdline act=child-eats

expect "acting: survived"
end with reboot
