# verdict: pass
# With ACPI it is a power-off.
image ../images/actor.list
kernel test
cmdline act=poweroff

expect "acting: poweroff"
end with power-off
