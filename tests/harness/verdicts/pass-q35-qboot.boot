# verdict: pass
# Another machine and another firmware, two processors.
image ../images/actor.list
kernel test
machine q35
firmware qboot
cpus 2
cmdline act=poweroff

expect /smp: Brought up 1 node, 2 CPUs/
expect "acting: poweroff"
end with power-off
