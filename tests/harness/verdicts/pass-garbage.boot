# verdict: pass
# Bytes of all kinds on the console do not hide what is expected.
image ../images/actor.list
cmdline act=garbage

expect "red"
expect "acting: garbage"
end with reboot
