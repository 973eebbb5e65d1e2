# verdict: pass
# says: 5 tests of the guest's own, 1 failed, 1 skipped
# says: suite > second: not ok
# A test that the guest ran failed; the scenario does not ask for them, so it is only said.
image   ../images/ktap.list
cmdline printk.devkmsg=on act=bad

expect "the tests are over"
end with reboot
