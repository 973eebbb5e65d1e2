#pragma once
// SipHash-2-4: a keyed hash of 64 bits that nobody can make without the key (Aumasson, Bernstein:
// SipHash: a fast short-input PRF, 2012).

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

namespace kindling {

// Eight bytes at AT as a number, the lowest first; missing ones at the end are 0.
[[nodiscard]] constexpr std::uint64_t little_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t at = 0; at < bytes.size() && at < 8; ++at) {
        value |= std::uint64_t{static_cast<unsigned char>(bytes[at])} << (8 * at);
    }
    return value;
}

class SipHash {
  public:
    // LOW and HIGH are the key's first and last eight bytes, as little_endian() reads them.
    constexpr SipHash(std::uint64_t low, std::uint64_t high)
        : state_{low ^ 0x736f6d6570736575, high ^ 0x646f72616e646f6d, low ^ 0x6c7967656e657261,
                 high ^ 0x7465646279746573} {}

    [[nodiscard]] constexpr std::uint64_t of(std::string_view text) {
        const std::uint64_t length = std::uint64_t{text.size()} << 56;
        for (; text.size() >= 8; text.remove_prefix(8)) take(little_endian(text));
        take(little_endian(text) | length);
        state_[2] ^= 0xff;
        rounds(4);
        return state_[0] ^ state_[1] ^ state_[2] ^ state_[3];
    }

  private:
    constexpr void take(std::uint64_t word) {
        state_[3] ^= word;
        rounds(2);
        state_[0] ^= word;
    }

    constexpr void rounds(int count) {
        auto& [a, b, c, d] = state_;
        for (; count > 0; --count) {
            a += b;
            b = std::rotl(b, 13) ^ a;
            a = std::rotl(a, 32);
            c += d;
            d = std::rotl(d, 16) ^ c;
            a += d;
            d = std::rotl(d, 21) ^ a;
            c += b;
            b = std::rotl(b, 17) ^ c;
            c = std::rotl(c, 32);
        }
    }

    std::uint64_t state_[4];
};

}  // namespace kindling
