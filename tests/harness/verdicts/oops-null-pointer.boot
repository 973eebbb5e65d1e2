# verdict: oops
# says: BUG: kernel NULL pointer dereference
# A child of PID 1 makes the kernel read from nowhere; the boot goes on.
image ../images/actor.list
kernel test
cmdline act=child-EXCEPTION

expect "acting: survived"
end with reboot
