#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cost/profile.h"

namespace kindling::cost {

// "1,052,671,948".
[[nodiscard]] std::string grouped(std::uint64_t number);

// The MOST spans that executed most, the largest first; of equals, the earlier. Pure.
[[nodiscard]] std::vector<Span> largest_of(std::vector<Span> spans, std::size_t most);

// What a boot cost as tables for a person: its phases, the MOST_INITCALLS that cost most, and the
// scenario's commands. Guest text in it is made printable. Pure.
[[nodiscard]] std::string listing_of(const Profile& profile, std::size_t most_initcalls);

}  // namespace kindling::cost
