# verdict: fail
# says: exit status 3, not 0; it printed:
# A command that /init runs fails.
image busybox

run "echo some words; (exit 3)"
end with reboot
