#!/bin/sh
# Is the gate true? Twenty slow-downs, planted behind /init in a boot of the kernel `fast`
# (planted/slow.c), by instructions, by guest time, and by the wall clock. Prints the table of
# docs/cost.md.
#
#   tests/bench/slow-downs.sh [RUNS]
#
# RUNS: boots by the wall clock, each paired with one without the slow-down (default 5; 0: none).
# Needs musl-gcc and python3.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
musl-gcc -O1 -static -o "$work/slow" "$root/tests/bench/planted/slow.c"
python3 - "$root" "${1:-5}" "$work" <<'END'
import json, re, subprocess, sys
root, runs, work = sys.argv[1:]
kindling = f"{root}/build/harness/cli/kindling"
rows = [
    ("1 ms in a loop that reads the clock", "delay 1000"), ("10 ms of it", "delay 10000"),
    ("10 ms of sleep", "doze 10000"), ("100 ms of sleep", "doze 100000"), ("memset of 1 MiB", "memset 1"),
    ("memset of 32 MiB", "memset 32"), ("memcpy of 16 MiB", "memcpy 16"),
    ("16 times a byte of each page of 32 MiB", "stride 32"), ("10,000 loops", "loop 10000"),
    ("a million loops", "loop 1000000"), ("a million divisions", "divide 1000000"),
    ("10,000 malloc and free", "malloc 10000"), ("50 lines of printk", "printk 50"),
    ("a lock fought over, 20 times", "lock 20"), ("1,000 switches between threads", "switch 1000"),
    ("a file read 100 times", "read 100"), ("20 mounts", "mount 20"), ("20 processes more", "fork 20"),
    ("10,000 system calls", "call 10000"), ("1,000 bytes to the serial port", "serial 1000")]
open(f"{work}/slow.list", "w").write(
    "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /proc 0755 0 0\ndir /sys 0755 0 0\ndir /tmp 1777 0 0\n"
    f"file /init {root}/build/guest/init 0755 0 0\nfile /slow {work}/slow 0755 0 0\n")
def scenario(name, words):
    path = f"{work}/{name}.boot"
    open(path, "w").write(
        "image ./slow.list\nkernel fast vmlinux\nmachine fast\n"
        f"cmdline kindling.run=\"/slow {words}\" kindling.onexit=reboot\n"
        "expect \"ended with exit status 0\"\nend with reboot\n")
    return path
def run(*words):
    done = subprocess.run([kindling, *words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    return done.stdout
def stamped(boot):
    stamps = [re.match(r"\[ *([0-9.]+)\] reboot: ", line["text"]) for line in boot["console"]]
    return max(float(stamp[1]) for stamp in stamps if stamp) * 1000
def cost(path):
    run("bench", path, "--runs", "1", "--time-scale", "10", "--save", f"{work}/boot.json")
    boot = json.load(open(f"{work}/boot.json"))["boots"][0]["profile"]
    return boot["executed"], stamped(boot)
def wall(one, other):
    out = run("bench", one, other, "--runs", "0", "--wall", runs, "--time-scale", "10")
    return [re.search(rf"^{name} .* ([0-9.]+) s \(([0-9.]+) to ([0-9.]+)\) +[-0-9.]+$", out, re.M).groups()
            for name in ("base", "slow")]
base = scenario("base", "nothing 0")
executed, guest_ms = cost(base)
print("| planted | instructions | guest time | wall clock: median (least to most) | without it |")
print("|---|---|---|---|---|")
print(f"| nothing | {executed:,} | {guest_ms:.2f} ms | | |")
for what, words in rows:
    slow = scenario("slow", words)
    more, ms = cost(slow)
    walls = "| | |"
    if runs != "0":
        before, after = wall(base, slow)
        walls = "| " + " | ".join(f"{m} s ({l} to {h})" for m, l, h in (after, before)) + " |"
    print(f"| {what} | {more - executed:+,} ({100 * (more - executed) / executed:+.2f} %) | {ms - guest_ms:+.2f} ms {walls}",
          flush=True)
END
