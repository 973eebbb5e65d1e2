#pragma once
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "cli/boot_options.h"
#include "cli/supplies.h"

namespace kindling::cli {

// Boots the scenarios in turn, TIMES each (one round boots each of them once, so that what the host
// does meanwhile hits all alike), as `test` does, and prints when each reached what, in seconds
// from QEMU's start: the median, and from the least to the most. The last column is the median of
// the paired ratios to the first scenario, of the time to /init's first word. The last row is the
// trial guest of harness/machine/probe, the least that QEMU boots. Gives the exit code:
// that of the first boot that does not pass.
[[nodiscard]] Result<int> bench_wall(const std::vector<std::filesystem::path>& files, int times,
                                     Supplies& supplies, const BootOptions& options);

}  // namespace kindling::cli
