# verdict: panic
# It is PID 1 in whose name the kernel reads from nowhere.
image ../images/actor.list
kernel test
cmdline act=deref

expect "acting: EXCEPTION"
end with reboot
