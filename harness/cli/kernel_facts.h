#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "initramfs/verify.h"

namespace kindling::cli {

// What `verify` needs to know of a kernel and a machine. CONFIG: the path of a .config, which also
// says the version; MEMORY: a size as 128M or 1G; VERSION: a version of Linux. Empty texts for what
// is not known. Fails when the file can't be read, and on a size or a version that is none.
[[nodiscard]] Result<initramfs::KernelFacts> kernel_facts(const std::filesystem::path& config,
                                                          const std::string& memory,
                                                          const std::string& version = "");

// What `verify` finds in an image before it is booted with KERNEL, a line each: all but remarks.
// The kernel's .config is taken from beside it, where our builds have it. Never fails: what can't
// be read is for the boot to tell.
[[nodiscard]] std::vector<std::string> image_notes(const std::filesystem::path& image,
                                                   const std::filesystem::path& kernel,
                                                   int memory_mib);

}  // namespace kindling::cli
