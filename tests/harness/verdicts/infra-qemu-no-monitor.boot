# verdict: infra
# qemu: no-monitor
# says: never answered on its monitor
# QEMU runs, and never answers.
image ../images/actor.list
silence 3s
expect "anything"
end with stop
