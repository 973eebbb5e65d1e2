#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/boot_options.h"

namespace kindling::cli {

// The .boot files that NAMES mean: a name under tests/boot, or a path; for no names, all under
// tests/boot in the order of their names. Fails, naming the nearest, when there is none such.
[[nodiscard]] Result<std::vector<std::filesystem::path>> scenario_files(
    const std::vector<std::string>& names);

// Boots each scenario, one after the other, prints the table, and for each that did not pass what
// a person needs to know. Gives the exit code: 0 when all passed, 125 when trouble on the host
// was all that went wrong, else 1. Every scenario is read before the first is booted.
[[nodiscard]] Result<int> boot_and_report(const std::vector<std::filesystem::path>& files,
                                          const BootOptions& options);

}  // namespace kindling::cli
