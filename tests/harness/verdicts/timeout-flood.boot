# verdict: timeout
# Output comes for ever, as fast as can be.
image ../images/actor.list
cmdline act=flood
timeout 6s

expect "something else"
end with stop
