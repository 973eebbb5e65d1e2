# verdict: infra
# The kernel is none.
image ../images/actor.list
kernel ../images/actor.sh

end with stop
