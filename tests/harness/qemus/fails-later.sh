#!/bin/sh
# Runs the guest for a while, and ends with an error of its own.
"$KINDLING_REAL_QEMU" "$@" &
sleep 3
kill -KILL $!
echo 'qemu-system-x86_64: cannot allocate memory' >&2
exit 1
