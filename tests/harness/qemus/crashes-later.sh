#!/bin/sh
# Runs the guest for a while, and crashes.
"$KINDLING_REAL_QEMU" "$@" &
sleep 3
kill -SEGV $!
wait $!
