# verdict: infra
# qemu: crashes
# says: signal 11
# QEMU crashes before it runs the guest.
image ../images/actor.list
end with stop
