# verdict: panic
# It panics before a step that should have come first, and no panic is asked for.
image ../images/actor.list
cmdline act=return

expect "a text that never comes"
end with stop
