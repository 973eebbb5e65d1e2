# verdict: hang
# A command is to be typed, and no shell comes.
image ../images/actor.list
cmdline act=hang
silence 4s

expect "acting: hang"
run "true"
end with stop
