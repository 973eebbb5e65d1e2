#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

#include "cost/profile.h"

namespace kindling::cost {

// "1,052,671,948".
[[nodiscard]] std::string grouped(std::uint64_t number);

// What a boot cost as tables for a person: its phases, the MOST_INITCALLS that cost most, and the
// scenario's commands. Guest text in it is made printable. Pure.
[[nodiscard]] std::string listing_of(const Profile& profile, std::size_t most_initcalls);

}  // namespace kindling::cost
