# verdict: panic
# says: System is deadlocked on memory
# PID 1 eats all the memory.
image ../images/actor.list
memory 32M
cmdline act=eat

expect "acting: eat"
expect "more"
end with stop
