# verdict: exited
# The machine halts before the scenario is done.
image ../images/actor.list
cmdline act=halt

expect "more"
end with stop
