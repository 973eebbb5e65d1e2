#!/bin/sh
# What an init costs, from its exec to the exec of its shell, in guest time that repeats to the bit
# (QEMU's -icount: one instruction is one nanosecond), and where that stands in the whole boot.
#
#   tests/bench/init-cost.sh [RUNS]     (default 2: each boot must be the same; needs python3, g++)
#
# The same end points for all: bench/init/stopwatch.cpp stands before /init and in the place of its
# shell. Asked for, and exit code 1 where it is missed:
#   - proc, sysfs and debugfs alone: a table (bench/init/three_mounts.cpp) at most 1/8 of
#     configs/images/init.sh;
#   - the whole table: ours at most 1.25 times a program that makes the same system calls and
#     nothing else (bench/init/replay.cpp, made of the calls that bench/init/record.cpp sees).
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$root" "${1:-2}" "$work" <<'END'
import glob, json, os, re, subprocess, sys
root, runs, work = sys.argv[1], int(sys.argv[2]), sys.argv[3]
guest = f"{root}/build/guest"
kindling = f"{root}/build/harness/cli/kindling"
folders = "bin dev etc proc root run sbin sys tmp".split()

def image(name, **files):
    """A cpio list: the usual folders, the console, and FILES (path with _ for /: source)."""
    lines = [f"dir /{folder} 0755 0 0" for folder in folders]
    lines.append("nod /dev/console 0600 0 0 c 5 1")
    # As a kernel without devtmpfs needs it; init.sh's shell reads nothing else.
    lines.append("nod /dev/null 0666 0 0 c 1 3")
    for path, source in files.items():
        place = "/" + path.replace("_", "/")
        if source.startswith("->"):
            lines.append(f"slink {place} {source[2:]} 0777 0 0")
        else:
            lines.append(f"file {place} {source} 0755 0 0")
    with open(f"{work}/{name}.list", "w") as file:
        file.write("\n".join(lines) + "\n")

def scenario(name, kernel, words):
    """A boot of NAME.list that ends by itself."""
    path = f"{work}/{name}.boot"
    with open(path, "w") as file:
        file.write(f"image ./{name}.list\n{kernel}\ncmdline {words}\ntimeout 900s\nsilence 600s\nend with reboot\n")
    return path

def run(*words):
    done = subprocess.run([kindling, *words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)

def console(name, kernel, words):
    """The lines of a repeatable boot's console."""
    run("test", scenario(name, kernel, words), "--repeatable", "--artifacts", f"{work}/artifacts")
    with open(f"{work}/artifacts/{name}/console", errors="replace") as file:
        return file.read().splitlines()

def measured(name, kernel, words=""):
    """Nanoseconds of guest time from the exec of /init to that of its shell; the same in each boot."""
    times = set()
    for _ in range(runs):
        lines = console(name, kernel, f"rdinit=/stopwatch {words}")
        found = [line for line in lines if line.startswith("stopwatch: ")]
        if not found:
            sys.exit(f"{name}: no time on the console:\n" + "\n".join(lines[-20:]))
        times.add(int(found[0].split()[1]))
    if len(times) > 1:
        sys.exit(f"{name}: the boots were not the same: {sorted(times)} ns")
    return times.pop()

def prompt(name, kernel, words=""):
    """Nanoseconds from the machine's start to the shell's prompt, and from the exec of /init."""
    run("bench", scenario(name, kernel, f"rdinit=/stopwatch fuse=3 {words}"), "--runs", "1", "--save",
        f"{work}/{name}.json")
    with open(f"{work}/{name}.json") as file:
        profile = json.load(file)["boots"][0]["profile"]
    shown = [line["at"] for line in profile["console"] if re.match(r"(/root |/ )?# ", line["text"] + " ")]
    programs = [program["at"] for program in profile["programs"]]
    if not shown:
        sys.exit(f"{name}: no prompt:\n" + "\n".join(line["text"] for line in profile["console"][-20:]))
    # The first program is the stopwatch, the second is /init.
    return shown[0], shown[0] - programs[1]

def literal(digits):
    return '"' + "".join(f"\\x{digits[at:at + 2]}" for at in range(0, len(digits), 2)) + '"'

def argument(text, blocks):
    """The C++ of an argument as record.cpp prints it. BLOCKS: what the call may write to as well."""
    if text.startswith("="):
        blocks.append(f"static char block_{len(blocks)}[] = {literal(text[1:])};")
        return f"block_{len(blocks) - 1}"
    if text.startswith("*"):
        strings = [f"(char*){literal(one)}" for one in text[1:].split(",") if one]
        blocks.append(f"static char* block_{len(blocks)}[] = {{{', '.join(strings + ['nullptr'])}}};")
        return f"block_{len(blocks) - 1}"
    return "room" if text.startswith("+") else f"(const void*){text}ul"

def compile_freestanding(name):
    subprocess.run(["g++", "-std=c++20", "-O2", "-ffreestanding", "-nostdlib", "-static", "-fno-pie", "-no-pie",
                    "-fno-stack-protector", "-fno-asynchronous-unwind-tables", f"-I{work}",
                    "-Wl,--build-id=none,-z,noseparate-code,-z,norelro",
                    f"{root}/tests/bench/init/{name}.cpp", "-o", f"{work}/{name}"], check=True)

def write_replay(kernel):
    """Records the calls of /init and makes the program of them that makes them again."""
    image("record", init=f"{guest}/init", record=f"{guest}/record", bin_sh=f"{guest}/stopwatch")
    lines = console("record", kernel, "rdinit=/record")
    calls = [line.split()[1:] for line in lines if line.startswith("call ")]
    if not calls or calls[-1][0] != "59":
        sys.exit("the calls of /init were not recorded:\n" + "\n".join(lines[-20:]))
    blocks = ["static char room[8192];"]
    rows = [f"    {{{call[0]}, {{{', '.join(argument(word, blocks) for word in call[1:])}}}}}," for call in calls]
    with open(f"{work}/calls.inc", "w") as file:
        file.write("\n".join(blocks + ["static const Call calls[] = {"] + rows + ["};", ""]))
    compile_freestanding("replay")
    image("replay", init=f"{work}/replay", stopwatch=f"{guest}/stopwatch", bin_sh=f"{guest}/stopwatch")
    return len(calls)

def busybox():
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    found = sorted(glob.glob(f"{cache}/kindling/busyboxes/default-*/busybox"), key=os.path.getmtime)
    if not found:
        sys.exit("BusyBox is not built: ./kindling busybox build")
    return found[-1]

def write_images():
    """ours, table, script: the shell is the stopwatch; with -shell behind the name: it is BusyBox's."""
    with open(f"{root}/configs/images/init.sh") as file:
        script = file.read().replace("#mount -t debugfs", "mount -t debugfs")
    with open(f"{work}/init.sh", "w") as file:
        file.write(script)
    watch = f"{guest}/stopwatch"
    compile_freestanding("floor")
    image("floor", init=f"{work}/floor", stopwatch=watch, bin_sh=watch)
    tools = dict(bin_busybox=busybox(), bin_mount="->busybox", bin_sh="->busybox")
    image("table", init=f"{guest}/three_mounts", stopwatch=watch, bin_sh=watch)
    image("table-shell", init=f"{guest}/three_mounts", stopwatch=watch, **tools)
    image("ours", init=f"{guest}/init", stopwatch=watch, bin_sh=watch)
    # The script's own shell is /bin/sh; the one that it becomes is looked for in /sbin first.
    image("script", init=f"{work}/init.sh", stopwatch=watch, sbin_sh=watch, **tools)
    image("ours-shell", init=f"{guest}/init", stopwatch=watch, **tools)
    image("script-shell", init=f"{work}/init.sh", stopwatch=watch, **tools)

missed = []

def ratio(what, ours, other, most):
    print(f"{what}: {ours / other:.3f}, asked for: at most {most:.3f}")
    if ours > other * most:
        missed.append(what)

full = "kernel test vmlinux\nmachine microvm"
article = "kernel seed"
write_images()
print("| from the exec of /init to that of the shell | kernel | guest time |\n|---|---|---|")

def row(name, kernel, what):
    nanoseconds = measured(name, kernel)
    print(f"| {what} | {kernel.split()[1]} | {nanoseconds:,} ns |", flush=True)
    return nanoseconds

subjects = (("script", "init.sh with proc, sysfs and debugfs"), ("table", "a table of the same steps"),
            ("floor", "a program that does nothing but become the shell"))
of_article = [row(name, article, what) for name, what in subjects]
of_full = [row(name, full, what) for name, what in subjects]
whole = row("ours", full, "ours, the whole table")
calls = row("replay", full, f"the same {write_replay(full)} system calls, and nothing else")
print()
for kernel, (script, table, floor) in (("seed", of_article), ("test", of_full)):
    ratio(f"three mounts, a table to init.sh, kernel {kernel}", table, script, 1 / 8)
    print(f"  without the two execs (the floor, off both): {(table - floor) / (script - floor):.3f}")
ratio("the whole table to its bare calls", whole, calls, 1.25)
print("\n| to the first prompt | kernel | from the machine's start | of them from the exec of /init |\n|---|---|---|---|")
for name, kernel, what in (("script-shell", article, "init.sh"), ("table-shell", article, "a table of the same steps"),
                           ("ours-shell", full, "ours, the whole table")):
    all_of_it, part = prompt(name, kernel)
    print(f"| {what} | {kernel.split()[1]} | {all_of_it:,} instructions | {part:,} ({100 * part / all_of_it:.2f} %) |",
          flush=True)
for what in missed:
    print(f"MISSED: {what}")
sys.exit(1 if missed else 0)
END
