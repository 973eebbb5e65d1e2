# verdict: hang
# says: lkdtm_SOFTLOCKUP
# The kernel loops where it can't be preempted.
image ../images/actor.list
kernel test
cmdline act=soft-lockup
silence 4s

expect "acting: SOFTLOCKUP"
expect "more"
end with stop
