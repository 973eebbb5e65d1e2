#!/bin/sh
# A QEMU whose first machine gets no image, so that its kernel panics; every later one is as asked.
# $KINDLING_COUNT is a file that counts them.
[ -e "$KINDLING_COUNT" ] && exec "$KINDLING_REAL_QEMU" "$@"
: >"$KINDLING_COUNT"
count=$#
while [ "$count" -gt 0 ]; do
    word=$1
    shift
    count=$((count - 1))
    if [ "$word" = -initrd ]; then
        shift
        count=$((count - 1))
    else
        set -- "$@" "$word"
    fi
done
exec "$KINDLING_REAL_QEMU" "$@"
