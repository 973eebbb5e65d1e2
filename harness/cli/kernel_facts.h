#pragma once
#include <filesystem>
#include <string>

#include "initramfs/verify.h"

namespace kindling::cli {

// What `verify` needs to know of a kernel and a machine. CONFIG: the path of a .config, MEMORY: a
// size as 128M or 1G; empty texts for what is not known. Fails when the file can't be read, and on
// a size that is none.
[[nodiscard]] Result<initramfs::KernelFacts> kernel_facts(const std::filesystem::path& config,
                                                          const std::string& memory);

}  // namespace kindling::cli
