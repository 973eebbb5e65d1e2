#!/bin/sh
# Logs of 1 GB, judged: how fast, in how much processor time, and in how much memory. The aim is
# 300 MB/s and less than 64 MiB; on a host that has much else to do the processor time tells.
#   judge-log.sh KINDLING [MEGABYTES]
# The logs: a console with a report of every kind now and then; the same with the carriage returns
# of a serial line, escape sequences and NULs; lines of 10 MB; bytes without any meaning.
set -eu
kindling=$1
megabytes=${2:-1000}
examples=$(dirname "$0")/../unit/verdict/data
work=$(mktemp -d "${TMPDIR:-/tmp}/judge-log-XXXXXX")
trap 'rm -rf "$work"' EXIT

# Some 10 MB: what a kernel and its programs say, and at the end every example of a report.
awk 'BEGIN {
    for (i = 0; i < 125000; ++i) {
        t = sprintf("[%5d.%06d] ", i / 100, (i * 7919) % 1000000)
        kind = i % 7
        if (kind == 0) print t "usb 1-" i % 9 ": new high-speed USB device number " i % 128 " using ehci-pci"
        if (kind == 1) print t "systemd[1]: Started a service whose name is service-" i ".service."
        if (kind == 2) print t "EXT4-fs (vda" i % 4 "): mounted filesystem with ordered data mode. Quota mode: none."
        if (kind == 3) print "a program prints a line of its own, the one with number " i ", for a person to read"
        if (kind == 4) print t "random: crng init done; BUG_ON is enabled, and a WARNING is none: " i
        if (kind == 5) print t "pci 0000:00:1f." i % 8 ": reg 0x10: [mem 0xfebf0000-0xfebf0fff]"
        if (kind == 6) print t "Bluetooth: hci0: unexpected event for opcode 0x" i
    }
}' >"$work/piece"
cat "$examples"/*.log >>"$work/piece"
sed 's/$/\r/; s/USB/\x1b[1mUSB\x1b[0m/; s/Quota/\x00Quota/' "$work/piece" >"$work/serial-piece"
head -c 10000000 /dev/zero | tr '\0' x >"$work/long-piece" && echo >>"$work/long-piece"
od -An -v -tx1 "$kindling" | head -c 10000000 | tr -d '\n' | cat - "$kindling" | head -c 10000000 >"$work/bytes-piece"

for kind in "" serial- long- bytes-; do
    while [ "$(stat -c %s "$work/log" 2>/dev/null || echo 0)" -lt $((megabytes * 1000000)) ]; do
        cat "$work/${kind}piece"
    done >"$work/log" 2>/dev/null &
    wait
    size=$(stat -c %s "$work/log")
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$kindling" classify --json "$work/log" >"$work/reports" || true
    awk -v size="$size" -v name="${kind}piece" -v reports="$(grep -c '"title"' "$work/reports" || true)" \
        'NF == 4 { cpu = $2 + $3
                   printf "%-13s %5.0f MB  %6.2f s (%4.0f MB/s)  processor %5.2f s (%4.0f MB/s)  %5.1f MiB  %d reports\n",
                       name, size / 1e6, $1, size / 1e6 / $1, cpu, size / 1e6 / cpu, $4 / 1024, reports }' "$work/time"
    rm "$work/log"
done
