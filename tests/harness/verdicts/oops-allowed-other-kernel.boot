# verdict: oops
# says: WARNING in lkdtm_WARNING
# It is known of other kernels than this one.
image ../images/actor.list
kernel test
cmdline act=warn
allow "WARNING in lkdtm_WARNING" reason="in old kernels" kernels=..4.19

expect "acting: survived"
end with reboot
