#!/bin/sh
# What a bench of three runs takes, against one boot in the same set-up without counting.
#
#   tests/bench/bench-overhead.sh [RUNS]     (default 5; needs python3)
#
# Asked for: at most 3.2 times.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'image hello\nkernel fast vmlinux\nmachine fast\nexpect "Hello, "\nend with panic\n' >"$work/fast.boot"
python3 - "$root/build/harness/cli/kindling" "$work/fast.boot" "${1:-5}" <<'END'
import resource, statistics, subprocess, sys, time
kindling, scenario, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
def cost(*words):
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([kindling, *words], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - begin, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
pairs = [(cost("test", scenario, "--repeatable"), cost("bench", scenario)) for _ in range(runs)]
for which, name in ((0, "wall clock"), (1, "processor time")):
    print(f"{name}: one boot {statistics.median(one[which] for one, _ in pairs):.2f} s, "
          f"a bench of three {statistics.median(three[which] for _, three in pairs):.2f} s, "
          f"paired ratio {statistics.median(three[which] / one[which] for one, three in pairs):.2f}")
END
