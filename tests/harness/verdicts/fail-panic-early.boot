# verdict: fail
# It panics as asked, but a step before it was not met.
image ../images/actor.list
cmdline act=return

expect "a text that never comes"
end with panic
