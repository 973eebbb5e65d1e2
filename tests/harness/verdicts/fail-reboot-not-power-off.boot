# verdict: fail
# It ends in another way than asked.
image ../images/actor.list
cmdline act=reboot

expect "acting: reboot"
end with power-off
