# verdict: silent
# says: where its processors stand
# The kernel has no serial port to speak on.
image ../images/actor.list
cmdline act=chatter 8250.nr_uarts=0
silence 5s

expect "anything"
end with stop
