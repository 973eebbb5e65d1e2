#!/bin/busybox sh
# /init of the images with one fault: says what the kernel has unpacked, a line each, sorted: name,
# mode, owners, links, size, device, and the beginning of the content's SHA-256.
export LC_ALL=C
cd /
/bin/busybox find . -xdev | /bin/busybox sort | while read -r name; do
    [ "$name" = . ] || [ "$name" = ./list ] && continue
    set -- $(/bin/busybox stat -c '%f %u %g %h %s %t:%T' "$name")
    sum=-
    # Of a directory or a device the size says nothing, and of a directory the links.
    case $1 in
    a*) ;;
    8*) [ $5 -ge 100000 ] || sum=$(/bin/busybox sha256sum "$name" | /bin/busybox cut -c 1-16) ;;
    4*) set -- $1 $2 $3 0 0 $6 ;;
    *) set -- $1 $2 $3 $4 0 $6 ;;
    esac
    echo "F ${name#.} $* $sum"
done >/list
/bin/busybox cat /list
echo "total $(/bin/busybox wc -l </list) files"
/bin/busybox reboot -f
