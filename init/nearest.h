#pragma once
// Which of some names was most likely meant by a mistyped one.

#include <algorithm>
#include <array>
#include <string_view>

namespace kindling {

// How many characters have to be put in, taken out or replaced to make TYPED of KNOWN. What is
// longer than 31 characters is as far away as can be.
[[nodiscard]] constexpr unsigned edit_distance(std::string_view typed, std::string_view known) {
    std::array<unsigned char, 32> row{};
    if (typed.size() >= row.size() || known.size() >= row.size()) return row.size();
    for (std::size_t column = 0; column <= known.size(); ++column) {
        row[column] = static_cast<unsigned char>(column);
    }
    for (std::size_t line = 0; line < typed.size(); ++line) {
        unsigned char before = row[0]++;
        for (std::size_t column = 0; column < known.size(); ++column) {
            const unsigned replaced = before + (typed[line] == known[column] ? 0U : 1U);
            before = row[column + 1];
            const unsigned shorter = std::min(row[column], row[column + 1]) + 1U;
            row[column + 1] = static_cast<unsigned char>(std::min(replaced, shorter));
        }
    }
    return row[known.size()];
}

}  // namespace kindling
