#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cost/profile.h"

namespace kindling::cost {

// A bar of a timeline, or a tick (begin and end are one).
struct Bar {
    std::string name;
    std::string_view kind;  // phase, inner, initcall, program, command or line
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t executed = 0;
    std::uint64_t waited = 0;
};

// Bars beside one another.
struct Lane {
    std::string title;
    std::vector<Bar> bars;
};

// A boot as lanes, the same for every way to draw it; a lane without bars is left out. Pure.
[[nodiscard]] std::vector<Lane> lanes_of(const Profile& profile);

}  // namespace kindling::cost
