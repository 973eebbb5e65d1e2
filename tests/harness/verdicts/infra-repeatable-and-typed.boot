# verdict: infra
# options: --repeatable
# says: a boot repeats to the bit only when nothing is typed
# What is typed can't be repeated to the bit.
image ../images/actor.list
cmdline act=shell
run "true"
end with stop
