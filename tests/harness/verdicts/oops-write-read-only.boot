# verdict: oops
# says: BUG: unable to handle page fault
# The kernel writes to its own read-only data.
image ../images/actor.list
kernel test
cmdline act=child-WRITE_RO

expect "acting: survived"
end with reboot
