# verdict: pass
# A halt is a line of the console, and no event of QEMU.
image ../images/actor.list
cmdline act=halt

expect "acting: halt"
end with halt
