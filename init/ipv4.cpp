#include "ipv4.h"

#include "decimal.h"

namespace kindling {

std::optional<Ipv4> parse_ipv4(std::string_view text) {
    if (text == "default") return Ipv4{};
    std::uint32_t address = 0;
    for (int part = 0; part < 4; ++part) {
        if (part > 0) {
            if (!text.starts_with('.')) return std::nullopt;
            text.remove_prefix(1);
        }
        const auto byte = take_decimal(text);
        if (!byte || *byte > 255) return std::nullopt;
        address = address << 8 | *byte;
    }
    unsigned prefix = 32;
    if (text.starts_with('/')) {
        text.remove_prefix(1);
        prefix = take_decimal(text).value_or(33);
    }
    if (!text.empty() || prefix > 32) return std::nullopt;
    const std::uint32_t mask = prefix == 0 ? 0 : ~0U << (32 - prefix);
    return Ipv4{__builtin_bswap32(address), __builtin_bswap32(mask)};
}

}  // namespace kindling
