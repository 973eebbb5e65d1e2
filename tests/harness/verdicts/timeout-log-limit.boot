# verdict: timeout
# says: the console's log was cut at its limit of 64 KiB
# More comes than is to be kept: what is not kept is judged all the same.
image ../images/actor.list
kernel test
cmdline act=flood
timeout 20s
log 64K

end with reboot
