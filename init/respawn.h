#pragma once
// The brake of a respawn: what ends at once is started anew ever more slowly.

#include <algorithm>
#include <cstdint>

namespace kindling {

using Milliseconds = std::int64_t;

inline constexpr Milliseconds short_life = 1000;
inline constexpr Milliseconds longest_brake = 30'000;

// How long to wait before a program is started anew that lived for LIVED, when the wait before
// was BRAKE.
[[nodiscard]] constexpr Milliseconds next_brake(Milliseconds brake, Milliseconds lived) {
    if (lived >= short_life) return 0;
    return std::clamp<Milliseconds>(brake * 2, 1000, longest_brake);
}

}  // namespace kindling
