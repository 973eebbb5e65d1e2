# verdict: fail
# says: over the result port
# A command ends the shell that runs them all, so that the last is never run.
image busybox

run "exit 0"
run "true"
end with stop
