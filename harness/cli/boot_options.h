#pragma once
#include <string>
#include <vector>

#include "cli/subcommand.h"

namespace kindling::cli {

// What a person may put in place of our own kernel, image and BusyBox, and how the machine is to
// run: the options that `run`, `test` and `demo` share.
struct BootOptions {
    std::string kernel{};              // a bzImage or a vmlinux with a PVH note
    std::string vmlinux{};             // its symbols
    std::string initramfs{};           // an image
    std::string linux{};               // a source tree, tarball, or entry of configs/sources
    std::string config{};              // the .config to build that tree with, as it is
    std::string busybox{};             // a source tree, tarball, or entry of configs/sources
    std::string sha256{};              // of what is downloaded
    std::vector<std::string> allow{};  // files of known trouble
    std::string accelerator = "auto";
    double time_scale = 1.0;
    bool repeatable = false;
    bool dry_run = false;  // only print QEMU's command lines

    // The options for the sources of our own builds, and those for a machine of one's own.
    void declare_sources(Options& options);
    void declare_machine(Options& options);
};

}  // namespace kindling::cli
