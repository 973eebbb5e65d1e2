#!/bin/sh
# What a second `./kindling demo`, with nothing changed, takes, and how much of it is the guests' own
# boot time (from QEMU's start to the machine's end, as the table shows it).
#
#   tests/bench/second-demo.sh [RUNS]       (default 5; needs python3)
#
# Asked for: under 12 s, of which at least 90 % is the guests'.
set -eu
cd "$(dirname "$0")/../.."
./kindling demo >/dev/null
python3 - "${1:-5}" <<'END'
import re, statistics, subprocess, sys, time
walls, shares = [], []
for _ in range(int(sys.argv[1])):
    begin = time.monotonic()
    text = subprocess.run(["./kindling", "demo"], check=True, capture_output=True, text=True).stdout
    wall = time.monotonic() - begin
    guests = sum(float(end) for end in re.findall(r" pass .* ([0-9.]+) s$", text, re.M))
    walls.append(wall)
    shares.append(guests / wall)
print(f"second demo: median {statistics.median(walls):.2f} s, "
      f"the guests' share {100 * statistics.median(shares):.1f} %")
END
