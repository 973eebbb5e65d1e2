# verdict: pass
# A program that talks of a panic is none.
image ../images/actor.list
cmdline act=pretend

expect "Kernel panic - not syncing"
end with reboot
