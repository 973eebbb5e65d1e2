# verdict: silent
# A scenario that expects nothing of a guest that says nothing is not met by that.
image ../images/actor.list
cmdline act=mute quiet loglevel=0
silence 5s

end with stop
