# verdict: pass
# says: 5 tests of the guest's own, 0 failed, 1 skipped
# The guest's own tests go well: KUnit's through the kernel's log, then kselftest's.
image   ../images/ktap.list
cmdline printk.devkmsg=on act=good

expect ktap within 60s
expect ktap
expect "the tests are over"
end with reboot
