#!/bin/sh
# Misbehaves in the way that act= on the kernel command line asks for.
export PATH=/bin
alias b=/bin/busybox

# Has the kernel's crash dummies (drivers/misc/lkdtm) do WHAT, and lives to tell if it can.
provoke() { # WHAT
    /bin/busybox mount -t sysfs sysfs /sys
    /bin/busybox mount -t debugfs debugfs /sys/kernel/debug
    echo "acting: $1"
    echo "$1" >/sys/kernel/debug/provoke-crash/DIRECT
}

case $act in
return) echo "acting: return" ;;
exit7) exit 7 ;;
hang) echo "acting: hang" && exec /bin/busybox sleep 100000 ;;
mute) exec /bin/busybox sleep 100000 ;;
spin) echo "acting: spin" && while :; do :; done ;;
chatter) while :; do echo "acting: chatter"; /bin/busybox sleep 1; done ;;
flood) while :; do echo "acting: flood, as fast as the console takes it"; done ;;
reboot) echo "acting: reboot" && /bin/busybox reboot -f ;;
halt) echo "acting: halt" && /bin/busybox halt -f ;;
poweroff) echo "acting: poweroff" && /bin/busybox poweroff -f ;;
shell) echo "acting: shell" && exec /bin/busybox sh ;;
eat) echo "acting: eat" && exec /bin/busybox tail /dev/zero ;;
sysrq)
    /bin/busybox mount -t proc proc /proc
    echo "acting: sysrq" && echo c >/proc/sysrq-trigger
    ;;
garbage)
    # What a console can carry: NUL, invalid UTF-8, escape sequences, a carriage return.
    printf 'a\000b\377\033[31mred\033[0m\033]0;title\007\rend\n'
    echo "acting: garbage" && /bin/busybox reboot -f
    ;;
pretend)
    # A program that talks like a kernel is not one.
    echo "a program says: Kernel panic - not syncing" && /bin/busybox reboot -f
    ;;
forge | echo | say-nothing)
    # A program that would be taken for one that proves its status.
    /bin/busybox mount -t proc proc /proc
    case $act in
    forge) echo "kindling-result exit=0 0123456789abcdef" >/dev/ttyS1 ;;
    echo) /bin/busybox cat /proc/cmdline >/dev/ttyS1 ;;
    esac
    echo "acting: $act" && /bin/busybox reboot -f
    ;;
warn) provoke WARNING && echo "acting: survived" && /bin/busybox reboot -f ;;
bug) provoke BUG ;;
panic) provoke PANIC ;;
deref) provoke EXCEPTION ;;
hard-lockup) provoke HARDLOCKUP ;;
soft-lockup) provoke SOFTLOCKUP ;;
stall)
    # In the kernel's own words: when its watchdogs bite can't be foretold.
    echo "acting: stall"
    echo "<3>rcu: INFO: rcu_sched self-detected stall on CPU" >/dev/kmsg
    while :; do :; done
    ;;
hung-task) provoke HUNG_TASK ;;
child-eats)
    /bin/busybox tail /dev/zero
    echo "acting: survived" && /bin/busybox reboot -f
    ;;
child-*)
    # It is a child that is hit, and PID 1 goes on.
    what=${act#child-}
    (provoke "$what")
    echo "acting: survived" && /bin/busybox reboot -f
    ;;
*) echo "actor: unknown act \"$act\"" ;;
esac
