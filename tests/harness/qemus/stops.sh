#!/bin/sh
# Is stopped while the guest runs, as a machine that lacks its host is.
"$KINDLING_REAL_QEMU" "$@" &
sleep 3
kill -STOP $!
wait $!
