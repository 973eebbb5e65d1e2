# verdict: hang
# says: it waits for an interrupt
# PID 1 sleeps in the kernel, and no signal wakes it.
image ../images/actor.list
kernel test
cmdline act=hung-task
silence 4s

expect "acting: HUNG_TASK"
expect "more"
end with stop
