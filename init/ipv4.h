#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace kindling {

// An address as it stands in an IPv4 packet, and the mask of its network, in the network's order of
// bytes.
struct Ipv4 {
    std::uint32_t address = 0;
    std::uint32_t mask = 0;
};

// Understands "10.0.2.15/24", "10.0.2.15" (whose mask is whole) and "default" (all zero). Nothing
// when TEXT is something else.
[[nodiscard]] std::optional<Ipv4> parse_ipv4(std::string_view text);

}  // namespace kindling
