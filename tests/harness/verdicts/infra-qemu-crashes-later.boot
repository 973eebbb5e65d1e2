# verdict: infra
# qemu: crashes-later
# says: exit code 139
# QEMU crashes while the guest runs.
image ../images/actor.list
cmdline act=chatter
expect "more"
end with stop
