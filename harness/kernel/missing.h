#pragma once
#include <string>
#include <vector>

#include "kconfig/config.h"

namespace kindling::kernel {

// Something that our machines, images and scenarios rely on, and that a kernel lacks.
struct Missing {
    std::string symbol;
    std::string consequence;  // what will be missed, as the end of "without it …"
};

// What a kernel with this final configuration will miss. The kernel boots or not, as it may: this
// is what to look at when a scenario fails on it.
[[nodiscard]] std::vector<Missing> missing_for(const kconfig::Config& config);

// The same, a line each, for a person.
[[nodiscard]] std::string describe(const std::vector<Missing>& missing);

}  // namespace kindling::kernel
