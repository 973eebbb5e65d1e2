#pragma once
#include <span>

#include "step.h"

namespace kindling {

// What this /init does, in its order.
[[nodiscard]] std::span<const Step> boot_table();

}  // namespace kindling
