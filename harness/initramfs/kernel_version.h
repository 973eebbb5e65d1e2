#pragma once
#include <compare>
#include <string_view>

#include "base/result.h"

namespace kindling::initramfs {

// A version of Linux, as far as it tells what the unpacker does.
struct KernelVersion {
    unsigned major = 6;
    unsigned minor = 1;
    unsigned patch = 192;
    auto operator<=>(const KernelVersion&) const = default;
};

// Reads "6.12", "6.12.9" or "6.1.192-custom". Fails on what does not begin so.
[[nodiscard]] Result<KernelVersion> parse_kernel_version(std::string_view text);

// What init/initramfs.c does in some versions and not in others.
struct UnpackerTraits {
    // Takes archives with sums (magic 070702) and compares them; before, they are "no cpio magic".
    // Since 5.19.
    bool has_sums = true;
    // Refuses a name without its NUL ("malformed archive"). Since 6.13, and in the stable series:
    // 5.15.174, 6.1.120, 6.6.64, 6.12.4. Before, the kernel reads on into what lies behind.
    bool checks_names = true;
    // Unpacks the built-in image a second time when it can't take the other one and has ramdisks
    // (populate_initrd_image()): /dev, /dev/console and /root are as at first. Until 6.8.
    bool repeats_builtin = true;
    // Takes files of 2 GiB and more (O_LARGEFILE); before, they end in "write error". Since 6.10.
    bool takes_large_files = false;
};

// Read in the sources of 6.1.192 and 6.12; for what lies between and before, in the changes
// themselves. Kernels before 5.10 differ in more, and are not modelled.
[[nodiscard]] UnpackerTraits unpacker_of(const KernelVersion& version);

}  // namespace kindling::initramfs
