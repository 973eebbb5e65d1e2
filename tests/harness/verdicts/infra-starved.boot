# verdict: infra
# qemu: starved
# says: but this host let it run for only
# The kernel reports a stall, on a host that hardly ran it: nobody can tell whose fault it was.
image ../images/actor.list
cmdline act=stall
expect "acting: stall"
expect "never said"
end with stop
