#pragma once
// What Kconfig did not grant: olddefconfig changes or forgets a line whose symbol does not exist
// or whose dependencies are not met, and says nothing.

#include <string>
#include <vector>

#include "kconfig/config.h"
#include "kconfig/fragment.h"

namespace kindling::kconfig {

// The requested lines that the final configuration does not hold, by what they were worth.
struct Dropped {
    std::vector<Line> required;
    std::vector<Line> optional;
};

// Compares every requested line with the final configuration. A requested n holds when the symbol
// is absent; numbers are equal whatever their base.
[[nodiscard]] Dropped dropped(const Fragment& requested, const Config& final_config);

// "test.config:12: CONFIG_X=y" and what became of it: "is not set", "the result has CONFIG_X=m",
// "not in the result".
[[nodiscard]] std::string describe_drop(const Line& line, const Config& final_config);

}  // namespace kindling::kconfig
