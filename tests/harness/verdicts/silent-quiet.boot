# verdict: silent
# Not a byte comes.
image ../images/actor.list
cmdline act=mute quiet loglevel=0
silence 6s

expect "anything"
end with stop
