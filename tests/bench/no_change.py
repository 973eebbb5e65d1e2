"""Is the gate true? Twenty changes that change nothing that runs, to the kernel and to /init, and one that
does, and how far each phase of the boot moves. Prints a table of docs/cost.md.

    tests/bench/no_change.py                 /init's eight
    tests/bench/no_change.py TREE OBJECTS    the kernel's twelve before them

TREE is a kernel tree: files in it are changed, and changed back. OBJECTS is its build folder (make's O=),
configured for the kernel `fast`; what is not built there yet is built. /init is built from a copy of this
checkout. Needs cmake and ninja. Each row takes a build of what was changed, and a boot.
"""
import json, os, re, shutil, subprocess, sys, tempfile

tree, objects = (os.path.abspath(word) for word in sys.argv[1:3]) if len(sys.argv) > 1 else ("", "")
root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
kindling = f"{root}/build/harness/cli/kindling"
work = tempfile.mkdtemp()

# As the harness builds it (harness/kernel/build_environment.cpp).
build_names = {"KBUILD_BUILD_TIMESTAMP": "Mon Jan  1 00:00:00 UTC 2024", "KBUILD_BUILD_USER": "kindling",
               "KBUILD_BUILD_HOST": "kindling", "KBUILD_BUILD_VERSION": "1", "LC_ALL": "C"}


def renamed(old, new):
    return lambda text: re.sub(rf"\b{old}\b", new, text)


def ahead(lines):
    return lambda text: lines + text


def behind(lines):
    return lambda text: text + lines


def indented(text):
    return text.replace("\t", "        ") if "\t" in text else text.replace("    ", "\t")


# What is changed: its file, and how; for a kernel also by what name it is built.
kernel_rows = [
    ("a comment at a file's end", "init/main.c", behind("/* Nothing follows. */\n"), {}),
    ("three lines of comment at a file's head", "mm/page_alloc.c", ahead("/*\n * Pages.\n */\n"), {}),
    ("a comment in other words", "kernel/fork.c", renamed("simple", "easy"), {}),
    ("a function renamed, the name as long", "init/main.c", renamed("setup_command_line", "build_command_line"), {}),
    ("a function renamed, the name longer", "init/initramfs.c", renamed("flush_buffer", "flush_the_whole_buffer"), {}),
    ("a function renamed, the name shorter", "drivers/tty/serial/8250/8250_core.c",
     renamed("serial8250_isa_init_ports", "isa_ports"), {}),
    ("a local variable renamed", "fs/char_dev.c", renamed("cd", "region"), {}),
    ("a macro renamed", "init/initramfs.c", renamed("N_ALIGN", "NAME_ALIGN"), {}),
    ("a macro more, that nobody uses", "kernel/fork.c", behind("#define NOBODY_USES_THIS 1\n"), {}),
    ("blanks for tabs", "init/initramfs.c", indented, {}),
    ("another date", None, None, {"KBUILD_BUILD_TIMESTAMP": "Fri Aug 15 11:27:43 UTC 2025"}),
    ("another user, host and number", None, None,
     {"KBUILD_BUILD_USER": "somebody", "KBUILD_BUILD_HOST": "elsewher", "KBUILD_BUILD_VERSION": "2"}),
]
init_rows = [
    ("a comment at a file's end", "init/main.cpp", behind("// Nothing follows.\n")),
    ("three lines of comment at a file's head", "init/supervisor.cpp", ahead("//\n// Children.\n//\n")),
    ("a comment in a header", "init/step.h", behind("// Nothing follows.\n")),
    ("a function renamed", "init/console.cpp", renamed("open_device", "opened_device_or_none")),
    ("a variable renamed", "init/ending.cpp", renamed("failed", "trouble")),
    ("tabs for blanks", "init/supervisor.cpp", indented),
    ("a comment in what guests share", "userland/support/system.cpp", behind("// Nothing follows.\n")),
    ("another folder, another date", None, None),
    ("for contrast, a word more in a message that is printed", "init/ending.cpp", renamed("rebooting", "rebooting now")),
]


def run(*words, **how):
    done = subprocess.run(words, capture_output=True, text=True, **how)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


class Changed:
    """A file that is another one for a while."""

    def __init__(self, file, change):
        self.file, self.change = file, change

    def __enter__(self):
        if not self.file:
            return
        with open(self.file) as file:
            self.text = file.read()
        other = self.change(self.text)
        if other == self.text:
            sys.exit(f"{self.file}: there is nothing to change")
        self.put(other)

    def __exit__(self, *_):
        if self.file:
            self.put(self.text)

    # A new file in the old one's place, which may be a link that others share.
    def put(self, text):
        with open(self.file + ".new", "w") as file:
            file.write(text)
        os.replace(self.file + ".new", self.file)


def built_kernel(names):
    run("make", f"O={objects}", f"-j{os.cpu_count()}", "bzImage", cwd=tree, env={**os.environ, **build_names, **names})
    folder = tempfile.mkdtemp(dir=work)
    for file in ("vmlinux", "arch/x86/boot/bzImage"):
        shutil.copy(f"{objects}/{file}", folder)
    return folder


def built_init(checkout):
    if not os.path.exists(f"{checkout}/build/build.ninja"):
        run("cmake", "-G", "Ninja", "-S", checkout, "-B", f"{checkout}/build", "-DKINDLING_TESTS=OFF",
            f"-DCMAKE_CXX_COMPILER={os.environ.get('CXX', 'g++')}")
    run("ninja", "-C", f"{checkout}/build", "guest/init")
    copy = f"{tempfile.mkdtemp(dir=work)}/init"
    shutil.copy(f"{checkout}/build/guest/init", copy)
    return copy


def phases(scenario, *options):
    path = f"{work}/boot.boot"
    with open(path, "w") as file:
        file.write(scenario)
    run(kindling, "bench", path, "--runs", "1", "--time-scale", "10", "--save", f"{work}/boot.json", *options)
    profile = json.load(open(f"{work}/boot.json"))["boots"][0]["profile"]
    return {phase["name"]: phase["executed"] for phase in profile["phases"]}


# As a bzImage on a PC, so that there is a decompression; without 200 million instructions of
# calibration that no row touches.
def kernel_phases(folder):
    return phases("image hello\nkernel seed\ncmdline nolapic_timer\nend with panic\n",
                  "--kernel", f"{folder}/bzImage", "--vmlinux", f"{folder}/vmlinux")


def init_phases(init):
    with open(f"{work}/init.list", "w") as file:
        file.write("dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /proc 0755 0 0\ndir /sys 0755 0 0\n"
                   f"file /init {init} 0755 0 0\nfile /hello {root}/build/guest/hello 0755 0 0\n")
    return phases("image ./init.list\nkernel fast vmlinux\nmachine fast\n"
                  'cmdline kindling.run="/hello" kindling.onexit=reboot\nend with reboot\n')


def bytes_differing(one, other):
    with open(one, "rb") as left, open(other, "rb") as right:
        a, b = left.read(), right.read()
    return sum(x != y for x, y in zip(a, b)) + abs(len(a) - len(b))


def print_row(what, differing, before, after):
    moved = {name: after.get(name, 0) - before.get(name, 0) for name in {**before, **after}}
    said = ", ".join(f"{name} {by:+,}" for name, by in moved.items() if by) or "none"
    ours = sum(by for name, by in moved.items() if name not in ("firmware", "decompression"))
    whole = sum(count for name, count in before.items() if name not in ("firmware", "decompression"))
    print(f"| {what} | {differing:,} | {said} | {100 * ours / whole:+.4f} % |", flush=True)


def kernels():
    base = built_kernel({})
    base_phases = kernel_phases(base)
    for what, file, change, names in kernel_rows:
        with Changed(file and f"{tree}/{file}", change):
            built = built_kernel(names)
        print_row(f"kernel: {what}", bytes_differing(f"{base}/vmlinux", f"{built}/vmlinux"), base_phases,
                  kernel_phases(built))


def inits():
    here, elsewhere = copies = [f"{work}/checkout", f"{work}/another/folder"]
    for name in run("git", "-C", root, "ls-files", "-z").rstrip("\0").split("\0"):
        for copy in copies:
            os.makedirs(os.path.dirname(f"{copy}/{name}"), exist_ok=True)
            shutil.copy(f"{root}/{name}", f"{copy}/{name}")
    base = built_init(here)
    base_phases = init_phases(base)
    for what, file, change in init_rows:
        with Changed(file and f"{here}/{file}", change):
            built = built_init(here if file else elsewhere)
        print_row(f"`/init`: {what}", bytes_differing(base, built), base_phases, init_phases(built))


try:
    print("| changed | bytes that differ | phases that moved, in instructions | what `--limit` sees |\n|---|---|---|---|")
    if tree:
        kernels()
    inits()
finally:
    shutil.rmtree(work)
