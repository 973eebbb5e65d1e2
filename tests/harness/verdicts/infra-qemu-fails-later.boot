# verdict: infra
# qemu: fails-later
# says: cannot allocate memory
# QEMU gives up while the guest runs.
image ../images/actor.list
cmdline act=chatter
expect "more"
end with stop
