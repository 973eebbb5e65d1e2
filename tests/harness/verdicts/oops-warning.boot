# verdict: oops
# The kernel warns, and goes on.
image ../images/actor.list
kernel test
cmdline act=warn

expect "acting: survived"
end with reboot
