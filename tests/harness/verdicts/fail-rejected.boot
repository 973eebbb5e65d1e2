# verdict: fail
# A rejected text comes.
image ../images/actor.list
cmdline act=reboot

reject "acting"
end with reboot
