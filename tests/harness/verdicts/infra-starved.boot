# verdict: infra
# qemu: starved
# says: but this host let it run for only
# The kernel reports a stall, on a host that hardly ran it: nobody can tell whose fault it was.
image ../images/actor.list
kernel test
cmdline act=rcu-stall rcupdate.rcu_cpu_stall_timeout=3 rcupdate.rcu_normal=1
silence 40s
expect "never said"
end with stop
