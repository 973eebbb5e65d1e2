# verdict: hang
# says: lkdtm_HARDLOCKUP
# The kernel loops with interrupts off; the report says where.
image ../images/actor.list
kernel test
cmdline act=hard-lockup
silence 4s

expect "acting: HARDLOCKUP"
expect "more"
end with stop
