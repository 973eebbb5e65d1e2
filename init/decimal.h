#pragma once
#include <optional>
#include <string_view>

namespace kindling {

// Takes the number at the begin of TEXT, at most nine digits; nothing, and TEXT as it was, when
// there is none, or more digits. (std::from_chars costs 400 bytes a call.)
[[nodiscard]] constexpr std::optional<unsigned> take_decimal(std::string_view& text) {
    unsigned number = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
        if (digits == 9) return std::nullopt;
        number = number * 10 + static_cast<unsigned>(text[digits] - '0');
    }
    if (digits == 0) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

}  // namespace kindling
