# verdict: fail
# The machine ends as it should, but a text never came.
image ../images/actor.list
cmdline act=reboot

expect "a text that never comes"
end with reboot
