#pragma once
#include <filesystem>

#include "base/result.h"
#include "cli/boot_options.h"
#include "cli/supplies.h"

namespace kindling::cli {

// Finds the smallest memory, in whole MiB, in which a scenario passes, by halving between nothing
// and what the scenario asks for; its boots are repeatable, so that the answer is the same on any
// host. Prints it, and what the boot with one MiB less came to. Gives the exit code: that of the
// boot with all its memory, when that does not pass.
[[nodiscard]] Result<int> find_min_memory(const std::filesystem::path& file, Supplies& supplies,
                                          const BootOptions& options);

}  // namespace kindling::cli
