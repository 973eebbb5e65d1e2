# verdict: panic
# Somebody asks for a crash.
image ../images/actor.list
kernel test
cmdline act=sysrq

expect "acting: sysrq"
end with reboot
