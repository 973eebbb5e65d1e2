#!/bin/sh
# Ends twice after more than a second, which is no reason for a brake, and stays the third time.
count=$(($(cat /run/count 2>/dev/null) + 1))
echo $count >/run/count
says respawned $count
[ $count -lt 3 ] || exec sleep 1000
sleep 2
