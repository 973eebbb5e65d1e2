# verdict: infra
# qemu: refuses
# says: pink-elephant
# QEMU refuses its arguments.
image ../images/actor.list
end with stop
