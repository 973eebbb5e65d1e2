# verdict: pass
# says: pass proved
# The same, and the machine is to be switched off by the harness.
image busybox
require proved

run "true"
end with stop
