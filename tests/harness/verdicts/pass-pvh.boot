# verdict: pass
# A vmlinux is booted as it is, through its PVH entry.
image ../images/actor.list
kernel test vmlinux
cmdline act=poweroff

expect "acting: poweroff"
end with power-off
