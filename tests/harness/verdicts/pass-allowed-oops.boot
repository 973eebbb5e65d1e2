# verdict: pass
# The same, allowed.
image ../images/actor.list
kernel test
cmdline act=warn
allow oops

expect "acting: survived"
end with reboot
