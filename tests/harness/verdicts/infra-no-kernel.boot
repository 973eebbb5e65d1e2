# verdict: infra
# says: no-such-kernel: No such file
# The kernel is missing.
image ../images/actor.list
kernel ./no-such-kernel

end with stop
