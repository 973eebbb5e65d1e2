# verdict: hang
# PID 1 spins for ever.
image ../images/actor.list
cmdline act=spin
silence 4s

expect "acting: spin"
expect "more"
end with stop
