# verdict: exited
# It reboots while a text is waited for that should come before a halt.
image ../images/actor.list
cmdline act=reboot

expect "more"
end with halt
