# A kernel, an image and an init of one's own take the place of ours, from any folder.
. "$(dirname "$0")/../promise.sh"
cd "$scratch" || exit 1

kernel=$("$kindling" kernel build seed | sed -n 's/^bzimage *//p')
cp "$kernel" ./my-kernel
must_exit 0 "$kindling" pack hello -o my.cpio
cat >own.boot <<'END'
image   ./my.cpio
kernel  ./my-kernel
cmdline root=/dev/ram init=/init
expect  "Run /init as init process"
end with panic
END
must_exit 0 "$kindling" test own.boot
# The same from elsewhere: paths in a scenario are relative to it.
cd / && must_exit 0 "$kindling" test "$scratch/own.boot" && cd "$scratch" || exit 1
must_exit 0 "$kindling" test hello --kernel my-kernel --initramfs my.cpio

# Neither of these is what it should be, and both are named.
echo 'no kernel' >text
must_exit 125 "$kindling" test hello --kernel text
must_say 'text is no kernel to boot'
must_exit 125 "$kindling" test hello --initramfs text
must_say 'text'

# A script as /init gets a BusyBox to run it.
printf '#!/bin/sh\necho "my own init: $(/bin/busybox uname -s)"\n/bin/busybox reboot -f\n' >my-init
chmod +x my-init
must_exit 0 "$kindling" run --init my-init
must_say 'my own init: Linux'
must_exit 125 "$kindling" run --init text
must_say 'text'
