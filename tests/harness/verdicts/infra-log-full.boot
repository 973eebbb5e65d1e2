# verdict: infra
# file-size: 3000
# says: the console's log can't be written
# The disk is full, so the console's log would have a gap.
image ../images/actor.list
cmdline act=flood
expect "something else"
end with stop
