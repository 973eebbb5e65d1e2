# verdict: infra
# says: without a PVH entry
# A vmlinux that QEMU can't start.
image ../images/actor.list
kernel seed vmlinux
end with stop
