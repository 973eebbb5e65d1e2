# verdict: infra
# The image ../images/actor.sh
image ../images/actor.sh
end with stop
