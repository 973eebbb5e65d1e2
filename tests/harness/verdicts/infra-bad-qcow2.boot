# verdict: infra
# says: Image is not in qcow2 format
# A disk is not what the scenario says.
image ../images/actor.list
disk ../images/actor.sh qcow2
end with stop
