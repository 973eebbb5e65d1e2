# verdict: exited
# The machine is switched off before the scenario is done.
image ../images/actor.list
kernel test
cmdline act=poweroff

expect "more"
end with stop
