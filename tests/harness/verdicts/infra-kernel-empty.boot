# verdict: infra
# prepare: : >empty
# options: --kernel "$scratch/empty"
# says: it is empty
# The kernel is an empty file.
image ../images/actor.list
end with stop
