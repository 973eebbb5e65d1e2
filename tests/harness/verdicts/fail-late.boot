# verdict: fail
# A step is not met in its time.
image ../images/actor.list
cmdline act=chatter

expect "acting"
expect "something else" within 2s
end with stop
