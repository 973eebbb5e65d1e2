# verdict: hang
# Every step is met, but the machine does not end.
image ../images/actor.list
cmdline act=hang
silence 4s

expect "acting: hang"
end with reboot
