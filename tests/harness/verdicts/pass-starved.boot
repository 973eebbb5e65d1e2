# verdict: pass
# qemu: starved
# A host that hardly runs the guest makes the boot slow, and no hang: its waiting is not silence.
image ../images/actor.list
cmdline act=halt
silence 1s
expect "acting: halt"
end with halt
