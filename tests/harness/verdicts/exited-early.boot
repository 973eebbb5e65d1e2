# verdict: exited
# The machine reboots before the scenario is done.
image ../images/actor.list
cmdline act=reboot

expect "acting: reboot"
expect "more"
end with stop
