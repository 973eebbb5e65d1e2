# verdict: oops
# says: BUG: unable to handle kernel paging request in lkdtm_WRITE_RO
# The kernel writes to its own read-only data.
image ../images/actor.list
kernel test
cmdline act=child-WRITE_RO

expect "acting: survived"
end with reboot
