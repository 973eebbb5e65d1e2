#pragma once
// What is kept of a kernel build once its objects are gone.

#include <filesystem>
#include <string>

#include "base/result.h"

namespace kindling::kernel {

// Files of a finished build. An empty path: this build made none. All are absolute.
struct Artifacts {
    std::filesystem::path directory;
    std::filesystem::path bzimage;  // or what the architecture boots (Image.gz)
    std::filesystem::path vmlinux;  // with symbols, for gdb
    std::filesystem::path system_map;
    std::filesystem::path config;
    std::filesystem::path gen_init_cpio;  // the kernel's own packer
    std::filesystem::path modules;        // as `make modules_install` lays them out
    std::string version;                  // "6.1.192"
};

// Where a build left its files in its objects directory. Fails when image, vmlinux or System.map
// is not there.
[[nodiscard]] Result<Artifacts> find_artifacts(const std::filesystem::path& objects);

// Moves a build's files from its objects directory into ENTRY, so that the objects can go.
[[nodiscard]] Result<void> keep_artifacts(const Artifacts& built,
                                          const std::filesystem::path& entry);

// What keep_artifacts left in an entry of the cache. Fails when the entry has been damaged.
[[nodiscard]] Result<Artifacts> read_artifacts(const std::filesystem::path& entry);

}  // namespace kindling::kernel
