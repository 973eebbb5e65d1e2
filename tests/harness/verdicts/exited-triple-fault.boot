# verdict: exited
# The machine resets by a triple fault.
image ../images/actor.list
cmdline act=reboot reboot=t

expect "more"
end with stop
