# verdict: hang
# PID 1 sleeps for ever.
image ../images/actor.list
cmdline act=hang
silence 4s

expect "acting: hang"
expect "more"
end with stop
