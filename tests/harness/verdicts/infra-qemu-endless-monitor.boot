# verdict: infra
# qemu: endless-monitor
# says: before it ran the guest
# QEMU's monitor floods us, and is cut off.
image ../images/actor.list
silence 3s
expect "anything"
end with stop
