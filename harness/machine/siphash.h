#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace kindling::machine {

// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012) of BYTES under a
// key of 16 bytes. Pure.
[[nodiscard]] std::uint64_t siphash(const std::array<std::uint8_t, 16>& key,
                                    std::string_view bytes);

}  // namespace kindling::machine
