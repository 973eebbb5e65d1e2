# verdict: infra
# qemu: none
# says: apt install qemu-system-x86
# There is no QEMU.
image ../images/actor.list
end with stop
