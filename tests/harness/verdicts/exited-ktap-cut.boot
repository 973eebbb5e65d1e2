# verdict: exited
# says: suite > 2 of 2: missing, it was announced, and did not come
# The machine ends in the middle of the guest's own tests.
image   ../images/ktap.list
cmdline printk.devkmsg=on act=cut

expect ktap
end with power-off
