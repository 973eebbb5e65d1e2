#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "cost/record.h"
#include "machine/description.h"

namespace kindling::cost {

// All that decides what a boot of SCENARIO on MACHINE costs. PLUGIN: what counted. Reads and hashes
// the files, and asks QEMU for its version; fails when one of those can't be had.
[[nodiscard]] Result<Identity> identity_of(const std::string& scenario,
                                           const machine::Description& machine,
                                           const std::optional<std::filesystem::path>& plugin);

}  // namespace kindling::cost
