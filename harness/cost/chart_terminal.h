#pragma once
#include <cstddef>
#include <string>

#include "cost/record.h"

namespace kindling::cost {

// A boot as lines of text at most WIDTH columns wide: a bar for each phase and command where it
// lies in the boot, and below them the initcalls that cost most, where they lie among the
// initcalls. Pure.
[[nodiscard]] std::string chart_lines(const Record& boot, std::size_t width);

}  // namespace kindling::cost
