# verdict: panic
# PID 1 returns, and nobody asked for that.
image ../images/actor.list
cmdline act=return

expect "acting: return"
end with reboot
