#pragma once
// BusyBox, built or taken from the cache: the entry point of this module.

#include <filesystem>
#include <string>
#include <vector>

#include "base/cache.h"
#include "base/result.h"
#include "kconfig/fragment.h"
#include "sources/source.h"

namespace kindling::busybox {

// A finished BusyBox: static, on musl.
struct BusyboxBuild {
    std::filesystem::path directory;
    std::filesystem::path busybox;     // stripped, but for a variant with CONFIG_DEBUG
    std::filesystem::path unstripped;  // with symbols
    std::filesystem::path links;       // one path a line: "/bin/ash"
    std::filesystem::path config;      // the final .config
    std::string version;
    std::vector<kconfig::Line> left_out;  // optional lines that did not take
};

// The BusyBox of a variant: `make defconfig` and the fragment configs/busybox/VARIANT.config (or
// that of a path), every line of which is checked; built with musl-gcc and this machine's
// linux-libc-dev, in the cache unless it is there; from a local tree, where it was built before.
// The program is then looked at: static, 64 bits, and `busybox --list` names its commands. Fails
// with the dropped lines, or with the end of make's log, its path and what is known about that
// failure; the cache is as before then.
[[nodiscard]] Result<BusyboxBuild> build_busybox(const Cache& cache, const std::string& variant,
                                                 const sources::Request& source);

}  // namespace kindling::busybox
