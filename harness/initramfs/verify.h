#pragma once
// What the kernel would do with an image, and what a boot with it would lack: a model of
// init/initramfs.c, for each version of Linux as kernel_version.h says, then the checks of
// boot_needs.h.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "initramfs/finding.h"
#include "initramfs/rootfs_model.h"

namespace kindling::initramfs {

// What is known of the kernel and the machine.
struct KernelFacts {
    // Whether CONFIG_NAME is y, of a known .config. Nothing is assumed to lack when unset.
    std::optional<std::vector<std::string>> enabled{};  // RD_GZIP, BLK_DEV_RAM, …
    std::optional<std::uint64_t> memory{};              // in bytes
    KernelVersion version{};                            // 6.1 where it is not known
};

struct Verification {
    std::vector<Finding> findings;
    RootfsModel rootfs;
    // The kernel's words, without its prefix; empty when it says nothing.
    std::string message{};
    // The number of the record that the image ends in. Its file stays open for writing.
    std::optional<std::size_t> cut_record{};
};

// Unpacks an image in the model. Fails only when the image can't be read.
[[nodiscard]] Result<Verification> unpack_in_model(const std::filesystem::path& image,
                                                   const KernelFacts& kernel);

// All findings of an image: those of the unpacking and those of a boot with what arrived.
[[nodiscard]] Result<std::vector<Finding>> verify(const std::filesystem::path& image,
                                                  const KernelFacts& kernel);

}  // namespace kindling::initramfs
