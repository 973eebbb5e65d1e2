# verdict: fail
# says: over the result port
# A command prints what would stand there if it had gone well; /init's answer says otherwise.
image busybox

run "echo '@kindling end 0:0@'; false"
end with reboot
