# verdict: pass
# Without ACPI a power-off is a halt.
image ../images/actor.list
cmdline act=poweroff

expect "acting: poweroff"
end with halt
