# verdict: fail
# says: no answer over the result port
# Every step is met, and nothing proves it.
image ../images/actor.list
cmdline act=say-nothing
require proved

expect "acting: say-nothing"
end with reboot
