# verdict: timeout
# Output comes for ever, but not what is waited for.
image ../images/actor.list
cmdline act=chatter
timeout 8s

expect "something else"
end with stop
