#include "cli/boot_options.h"

namespace kindling::cli {

void BootOptions::declare_sources(Options& options) {
    options.option("--linux", linux,
                   "Kernel source: a tree, a tarball, or a name in configs/sources");
    options.option("--busybox", busybox, "BusyBox source: a tree, a tarball, or a name");
    options.option("--sha256", sha256, "The checksum that a download must have");
}

void BootOptions::declare_machine(Options& options) {
    options.option("--kernel", kernel, "Boot this bzImage, or vmlinux with a PVH note");
    options.option("--vmlinux", vmlinux, "Symbols of that kernel, for the lines of its reports");
    options.option("--initramfs", initramfs, "Boot this image");
    options.option("--config", config, "Build the tree of --linux with this .config, as it is");
    options.list_option("--allow", allow, "A file of known trouble (docs/scenarios.md)");
    options.option("--accel", accelerator, "kvm, tcg or auto: the faster that works");
    options.option("--time-scale", time_scale, "Multiply every limit of time, for a slow host");
    options.flag("--repeatable", repeatable,
                 "The same bytes at the same guest times on each run (slower)");
    options.flag("--dry-run", dry_run, "Print QEMU's command line, ready to be pasted, and stop");
}

}  // namespace kindling::cli
