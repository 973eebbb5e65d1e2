#!/bin/sh
# How much of the host many boots at a time make use of: `kindling test --jobs 2 --repeat BOOTS` against
# the bare QEMU command under `xargs -P2`, the same number of boots of the same kernel and image, in
# turns, so that what the host does meanwhile hits both alike. The second witness is the processor time
# (user and system) that each of them used, QEMUs included: it hardly depends on the host's load.
#
#   tests/bench/throughput.sh [BOOTS [ROUNDS]]       (default 100 boots in 5 rounds of 20; needs python3)
#
# Asked for: at least 97 % of the bare command's throughput.
set -eu
cd "$(dirname "$0")/../.."
boots=${1:-100}
rounds=${2:-5}
./kindling test hello >/dev/null
bare=$(./kindling test hello --dry-run | tail -n 1)
python3 - "$boots" "$rounds" "$bare" <<'END'
import os, resource, statistics, subprocess, sys, time
boots, rounds, bare = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
each = max(1, boots // rounds)
numbers = "\n".join(map(str, range(each))) + "\n"
kindling = ["build/harness/cli/kindling", "test", "hello", "--jobs", "2", "--repeat", str(each)]
# "%" stands for nothing in the command: xargs puts the number there, as an argument of the shell.
xargs = ["xargs", "-P2", "-I%", "sh", "-c", bare + " >/dev/null 2>&1 </dev/null; true %"]

def measure(command, text=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run(command, input=text, text=True, check=True, stdout=subprocess.DEVNULL)
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

ratios, cpu_ratios, bare_walls, our_walls = [], [], [], []
for turn in range(rounds):
    pair = {}
    # Who goes first changes from round to round.
    for who in (("bare", "ours") if turn % 2 == 0 else ("ours", "bare")):
        pair[who] = measure(xargs, numbers) if who == "bare" else measure(kindling)
    ratios.append(pair["bare"][0] / pair["ours"][0])
    cpu_ratios.append(pair["bare"][1] / pair["ours"][1])
    bare_walls.append(pair["bare"][0])
    our_walls.append(pair["ours"][0])
print(f"{each * rounds} boots each, {rounds} rounds; a boot takes "
      f"{statistics.median(bare_walls) / each:.3f} s bare, {statistics.median(our_walls) / each:.3f} s ours")
print(f"throughput against bare QEMU: median {100 * statistics.median(ratios):.1f} %, "
      f"all rounds together {100 * sum(bare_walls) / sum(our_walls):.1f} %")
print(f"processor time of bare QEMU against ours: median {100 * statistics.median(cpu_ratios):.1f} %")
END
