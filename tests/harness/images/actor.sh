#!/bin/sh
# Misbehaves in the way that act= on the kernel command line asks for.
export PATH=/bin
alias b=/bin/busybox

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
garbage)
    # What a console can carry: NUL, invalid UTF-8, escape sequences, a carriage return.
    printf 'a\000b\377\033[31mred\033[0m\033]0;title\007\rend\n'
    echo "acting: garbage" && /bin/busybox reboot -f
    ;;
pretend)
    # A program that talks like a kernel is not one.
    echo "a program says: Kernel panic - not syncing" && /bin/busybox reboot -f
    ;;
warn | bug | panic | deref)
    /bin/busybox mount -t sysfs sysfs /sys
    /bin/busybox mount -t debugfs debugfs /sys/kernel/debug
    echo "acting: $act"
    case $act in
    warn) echo WARNING ;;
    bug) echo BUG ;;
    panic) echo PANIC ;;
    deref) echo EXCEPTION ;;
    esac >/sys/kernel/debug/provoke-crash/DIRECT
    echo "acting: survived" && /bin/busybox reboot -f
    ;;
*) echo "actor: unknown act \"$act\"" ;;
esac
