# verdict: panic
# says: exitcode=0x00000700
# PID 1 ends with an error.
image ../images/actor.list
cmdline act=exit7

end with reboot
