# verdict: hang
# says: lkdtm_SOFTLOCKUP
# The kernel loops where it can't be preempted, and its own watchdog is asleep.
image ../images/actor.list
kernel test
cmdline act=soft-lockup rcupdate.rcu_cpu_stall_suppress=1
silence 4s

expect "acting: SOFTLOCKUP"
expect "more"
end with stop
