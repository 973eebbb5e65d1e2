# verdict: infra
# The kernel is missing.
image ../images/actor.list
kernel ./no-such-kernel

end with stop
