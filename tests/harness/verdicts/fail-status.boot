# verdict: fail
# A command fails.
image ../images/actor.list
cmdline act=shell

run "false"
end with stop
