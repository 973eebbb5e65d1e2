#include "numbers.h"

namespace kindling {
namespace {

std::optional<std::uint32_t> parse(std::string_view text, unsigned base, std::uint32_t most) {
    std::uint64_t value = 0;
    for (const char character : text) {
        const auto digit = static_cast<unsigned>(character - '0');
        if (digit >= base) return std::nullopt;
        value = value * base + digit;
        if (value > most) return std::nullopt;
    }
    if (text.empty()) return std::nullopt;
    return static_cast<std::uint32_t>(value);
}

}  // namespace

std::optional<std::uint32_t> parse_number(std::string_view text, std::uint32_t most) {
    return parse(text, 10, most);
}

std::optional<mode_t> parse_mode(std::string_view text) {
    return parse(text, 8, 07777);
}

}  // namespace kindling
