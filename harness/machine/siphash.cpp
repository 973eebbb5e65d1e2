#include "machine/siphash.h"

#include <bit>

namespace kindling::machine {

namespace {

// Up to eight bytes as a number, the first the lowest.
template <typename Bytes>
std::uint64_t number_of(const Bytes& bytes, size_t from, size_t count) {
    std::uint64_t number = 0;
    for (size_t i = 0; i < count; ++i)
        number |= std::uint64_t{static_cast<std::uint8_t>(bytes[from + i])} << (8 * i);
    return number;
}

struct State {
    std::uint64_t v0, v1, v2, v3;

    void rounds(int count) {
        for (; count > 0; --count) {
            v0 += v1;
            v1 = std::rotl(v1, 13) ^ v0;
            v0 = std::rotl(v0, 32);
            v2 += v3;
            v3 = std::rotl(v3, 16) ^ v2;
            v0 += v3;
            v3 = std::rotl(v3, 21) ^ v0;
            v2 += v1;
            v1 = std::rotl(v1, 17) ^ v2;
            v2 = std::rotl(v2, 32);
        }
    }
    void take(std::uint64_t word) {
        v3 ^= word;
        rounds(2);
        v0 ^= word;
    }
};

}  // namespace

std::uint64_t siphash(const std::array<std::uint8_t, 16>& key, std::string_view bytes) {
    const std::uint64_t k0 = number_of(key, 0, 8);
    const std::uint64_t k1 = number_of(key, 8, 8);
    // The paper's initial state: "somepseudorandomlygeneratedbytes".
    State state{k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d, k0 ^ 0x6c7967656e657261,
                k1 ^ 0x7465646279746573};
    const size_t whole = bytes.size() / 8 * 8;
    for (size_t at = 0; at < whole; at += 8) state.take(number_of(bytes, at, 8));
    state.take(number_of(bytes, whole, bytes.size() - whole) | std::uint64_t{bytes.size()} << 56);
    state.v2 ^= 0xff;
    state.rounds(4);
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace kindling::machine
