"""Boots a scenario with each of some slow-downs, and prints a table: how many instructions, how much
guest time, and how much time by the wall clock each costs more. For slow-downs.sh.

    slow_downs.py KINDLING FOLDER RUNS ROWS SCENARIO BASE [OPTION…]

FOLDER has the scenario's files. SCENARIO is the text of a scenario with {words} in it, BASE the words
of a boot that is not slow. ROWS is a file with lines "what is slow | words". RUNS boots by the wall
clock, each paired with one that is not slow; 0: none. OPTIONs are bench's.
"""
import json, re, subprocess, sys

kindling, folder, runs, rows, text, base_words, *options = sys.argv[1:]


def scenario(name, words):
    path = f"{folder}/{name}.boot"
    with open(path, "w") as file:
        file.write(text.replace("{words}", words))
    return path


def bench(*words):
    done = subprocess.run([kindling, "bench", *words, "--time-scale", "10", *options],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def cost(path):
    """Instructions of the whole boot, and milliseconds at the kernel's last words."""
    bench(path, "--runs", "1", "--save", f"{folder}/boot.json")
    profile = json.load(open(f"{folder}/boot.json"))["boots"][0]["profile"]
    stamps = [re.match(r"\[ *([0-9.]+)\]", line["text"]) for line in profile["console"]]
    return profile["executed"], max(float(stamp[1]) for stamp in stamps if stamp) * 1000


def wall(*paths):
    """The table's cells: median, least and most of each."""
    out = bench(*paths, "--runs", "0", "--wall", runs)
    return [re.search(rf"^{name} .* ([0-9.]+) s \(([0-9.]+) to ([0-9.]+)\) +[-0-9.]+$", out, re.M).groups()
            for name in ("base", "slow")]


base = scenario("base", base_words)
executed, guest_ms = cost(base)
print("| planted | instructions more | guest time more | wall clock: median (least to most) | without it |")
print("|---|---|---|---|---|")
for row in open(rows):
    what, words = (part.strip() for part in row.split("|"))
    slow = scenario("slow", words)
    more, ms = cost(slow)
    cells = ["", ""]
    if runs != "0":
        cells = [f"{median} s ({least} to {most})" for median, least, most in reversed(wall(base, slow))]
    print(f"| {what} | {more - executed:+,} ({100 * (more - executed) / executed:+.2f} %) "
          f"| {ms - guest_ms:+.2f} ms | {cells[0]} | {cells[1]} |", flush=True)
