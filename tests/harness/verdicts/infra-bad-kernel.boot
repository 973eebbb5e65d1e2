# verdict: infra
# says: is no kernel to boot
# The kernel is none.
image ../images/actor.list
kernel ../images/actor.sh

end with stop
