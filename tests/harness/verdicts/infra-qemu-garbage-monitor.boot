# verdict: infra
# qemu: garbage-monitor
# says: never answered on its monitor
# QEMU's monitor talks nonsense.
image ../images/actor.list
silence 3s
expect "anything"
end with stop
