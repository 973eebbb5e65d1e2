#include "support/uptime.h"

namespace kindling {
namespace {

std::size_t digits_at(std::string_view text, std::size_t from) {
    std::size_t count = 0;
    while (from + count < text.size() && text[from + count] >= '0' && text[from + count] <= '9') {
        ++count;
    }
    return count;
}

}  // namespace

std::optional<std::string_view> uptime_seconds(std::string_view text) {
    const std::size_t whole = digits_at(text, 0);
    if (whole == 0 || whole >= text.size() || text[whole] != '.') return std::nullopt;
    const std::size_t hundredths = digits_at(text, whole + 1);
    const std::size_t end = whole + 1 + hundredths;
    if (hundredths != 2 || end >= text.size() || text[end] != ' ') return std::nullopt;
    return std::string_view(text.data(), end);
}

}  // namespace kindling
