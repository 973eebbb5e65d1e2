# verdict: fail
# says: a test of the guest's failed: suite > second
# says: suite > second: not ok
# A test that the guest itself ran failed, and the scenario asks for them.
image   ../images/ktap.list
cmdline printk.devkmsg=on act=bad

expect ktap
expect "the tests are over"
end with reboot
