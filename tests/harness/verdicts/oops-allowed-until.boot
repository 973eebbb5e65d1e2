# verdict: oops
# says: was allowed until 2020-01-31 only
# What is known was to be mended by a day that has passed.
image ../images/actor.list
kernel test
cmdline act=warn
allow "WARNING in lkdtm_WARNING" reason="for a while" until=2020-01-31

expect "acting: survived"
end with reboot
