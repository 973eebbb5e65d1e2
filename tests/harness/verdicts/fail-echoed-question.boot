# verdict: fail
# says: something that is no answer
# The kernel's command line comes back over the result port.
image ../images/actor.list
cmdline act=echo
require proved

expect "acting: echo"
end with reboot
