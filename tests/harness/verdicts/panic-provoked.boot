# verdict: panic
# The kernel panics by itself.
image ../images/actor.list
kernel test
cmdline act=panic

expect "acting: panic"
end with reboot
