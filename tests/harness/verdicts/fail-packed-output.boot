# verdict: fail
# says: its output does not hold: is "two"; it printed:
# A command that /init runs prints something else.
image busybox

run "true"
run "echo one"
  output is "two"
end with reboot
