# verdict: infra
# qemu: stops
# says: does not answer on its monitor any more
# QEMU is stopped while the guest runs: that is no hang of the guest.
image ../images/actor.list
cmdline act=chatter
silence 4s
expect "more"
end with stop
