# verdict: panic
# With panic=0 the panicked kernel loops for ever; the judging does not.
image ../images/actor.list
cmdline act=return panic=0

expect "acting: return"
end with reboot
