# verdict: infra
# says: unknown machine "pdp11"
# A machine that QEMU has, and we don't.
image ../images/actor.list
machine pdp11
end with stop
