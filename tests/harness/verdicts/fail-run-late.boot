# verdict: fail
# says: not met within
# A command takes too long.
image ../images/actor.list
cmdline act=shell

run "busybox sleep 1000" within 2s
end with stop
