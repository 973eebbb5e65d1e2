#!/bin/sh
# check-disk.sh ROOT.IMG: its file system was unmounted, or made read-only, in time: no journal is to
# be replayed, and nothing is to be mended.
set -eu
PATH=$PATH:/usr/sbin:/sbin
part=$(mktemp)
trap 'rm -f "$part"' EXIT
tail -c +$((2048 * 512 + 1)) "$1" >"$part"
if dumpe2fs -h "$part" 2>/dev/null | grep -q needs_recovery; then
    echo "the journal was left to be replayed"
    exit 1
fi
e2fsck -fn "$part"
