#!/bin/sh
# A KVM under which nothing says a byte: what is to run under kvm runs under TCG, without a serial
# driver. With KINDLING_TEST_MUTE=own it is so only where there is an image: a known-good kernel
# (it has none) speaks.
mute=no
for word in "$@"; do
    [ "$word" != kvm ] || mute=yes
done
if [ "${KINDLING_TEST_MUTE-}" = own ]; then
    case " $* " in *' -initrd '*) ;; *) mute=no ;; esac
fi
before=
for word in "$@"; do
    shift
    [ "$before" != -accel ] || word=tcg
    if [ "$before" = -append ] && [ $mute = yes ]; then word="$word 8250.nr_uarts=0"; fi
    before=$word
    set -- "$@" "$word"
done
exec "${KINDLING_REAL_QEMU:-qemu-system-x86_64}" "$@"
