# verdict: hang
# A command waits for ever.
image ../images/actor.list
cmdline act=shell
silence 4s

run "busybox sleep 100000"
end with stop
