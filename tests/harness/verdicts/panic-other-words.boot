# verdict: panic
# It panics in other words than asked.
image ../images/actor.list
cmdline act=exit7

end with panic "exitcode=0x00000000"
