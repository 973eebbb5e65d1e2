#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "base/cache.h"
#include "base/result.h"
#include "cost/record.h"
#include "machine/description.h"

namespace kindling::cost {

// All that decides what a boot of SCENARIO on MACHINE costs. PLUGIN: what counted. Hashes the
// files, and asks QEMU for its version and its firmware, once for each kernel, QEMU and firmware:
// CACHE keeps the answers. Fails when one of those can't be had.
[[nodiscard]] Result<Identity> identity_of(const Cache& cache, const std::string& scenario,
                                           const machine::Description& machine,
                                           const std::optional<std::filesystem::path>& plugin);

}  // namespace kindling::cost
