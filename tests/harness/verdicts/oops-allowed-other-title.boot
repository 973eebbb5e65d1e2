# verdict: oops
# says: WARNING in lkdtm_WARNING
# says: allow "WARNING in another" allowed nothing
# Another warning is allowed than the one that comes.
image ../images/actor.list
kernel test
cmdline act=warn
allow "WARNING in another" reason="it is another"

expect "acting: survived"
end with reboot
