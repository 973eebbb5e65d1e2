#!/bin/sh
# What the harness adds to a boot: `kindling test hello` against the bare QEMU command with the
# same kernel and image, paired in one run. The wrapper, ./kindling, is the third of them.
#
#   tests/bench/boot-overhead.sh [RUNS]       (default 20; needs hyperfine and python3)
#
# Asked for: at most 1.03 times the bare command. The processor time (user and system, QEMU's included)
# is a second witness that hardly depends on what else the host does.
set -eu
cd "$(dirname "$0")/../.."
runs=${1:-20}
./kindling test hello >/dev/null
bare=$(./kindling run hello --dry-run | tail -n 1)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# One after the other, so that what the host does meanwhile hits all alike.
for i in $(seq "$runs"); do
    hyperfine -N --runs 1 --style none --export-json "$scratch/bare.$i" "$bare" >/dev/null 2>&1
    hyperfine -N --runs 1 --style none --export-json "$scratch/harness.$i" \
        'build/harness/cli/kindling test hello' >/dev/null 2>&1
    hyperfine -N --runs 1 --style none --export-json "$scratch/wrapper.$i" \
        './kindling test hello' >/dev/null 2>&1
done
python3 - "$scratch" "$runs" <<'END'
import json, statistics, sys
folder, runs = sys.argv[1], int(sys.argv[2])
def values(kind, *names):
    results = (json.load(open(f"{folder}/{kind}.{i}"))["results"][0] for i in range(1, runs + 1))
    return [sum(result[name] for name in names) for result in results]
def ratio(kind, *names):
    return statistics.median(t / b for t, b in zip(values(kind, *names), values("bare", *names)))
print(f"{'bare QEMU':<28} median {statistics.median(values('bare', 'mean')):.3f} s")
for kind, name in (("harness", "build/harness/cli/kindling"), ("wrapper", "./kindling")):
    print(f"{name:<28} median {statistics.median(values(kind, 'mean')):.3f} s, paired ratio "
          f"{ratio(kind, 'mean'):.3f}, of processor time {ratio(kind, 'user', 'system'):.3f}")
END
