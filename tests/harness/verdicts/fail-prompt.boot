# verdict: fail
# The shell waits for input, and the scenario for a text.
image ../images/actor.list
cmdline act=shell
silence 4s

expect "acting: shell"
expect "a text that never comes"
end with stop
