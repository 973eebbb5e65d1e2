# verdict: fail
# A command prints something else.
image ../images/actor.list
cmdline act=shell

run "echo one"
  output is "two"
end with stop
