# verdict: fail
# It ends in another way than asked.
image ../images/actor.list
cmdline act=halt

expect "acting: halt"
end with reboot
