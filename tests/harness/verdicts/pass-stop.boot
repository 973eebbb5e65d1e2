# verdict: pass
# The harness switches a machine off that would go on.
image ../images/actor.list
cmdline act=chatter

expect "acting: chatter"
end with stop
