# verdict: pass
# says: allowed: WARNING in lkdtm_WARNING
# A warning that is known by its title: the boot goes on.
image ../images/actor.list
kernel test
cmdline act=warn
allow "WARNING in lkdtm_WARNING" reason="it is provoked" until=2099-12-31 kernels=5.15..

expect "acting: survived"
end with reboot
