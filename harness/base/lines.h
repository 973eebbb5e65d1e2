#pragma once
#include <string_view>

namespace kindling {

// The text without blanks at either end (spaces, tabs, carriage returns).
[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Calls SINK(line, number) for each line, without its newline; the first has number 1.
template <typename Sink>
void for_each_line(std::string_view text, Sink sink) {
    for (int number = 1; !text.empty(); ++number) {
        const size_t end = text.find('\n');
        sink(text.substr(0, end), number);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

}  // namespace kindling
