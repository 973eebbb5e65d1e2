# verdict: infra
# qemu: ends-without-a-word
# says: before it ran the guest
# QEMU ends with 0, and ran nothing.
image ../images/actor.list
end with stop
