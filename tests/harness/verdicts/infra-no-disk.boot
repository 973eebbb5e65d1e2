# verdict: infra
# says: no-such-disk.img
# A disk is missing.
image ../images/actor.list
disk ./no-such-disk.img
end with stop
