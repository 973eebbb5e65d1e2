#pragma once
#include <string>
#include <string_view>

namespace kindling::verdict {

// What a pattern's groups w and f matched in a message (signs.h); empty: nothing.
struct Words {
    bool found = false;  // whether the pattern matched at all
    std::string w;
    std::string f;
};

// Matches PATTERN (RE2) against MESSAGE. Patterns are those of the table of signs: each is compiled
// once and kept.
[[nodiscard]] Words words_in(std::string_view message, std::string_view pattern);

// A kernel's words without what differs from crash to crash: addresses, pids, processors' numbers,
// times, the offsets behind functions, the counter of oopses. Pure.
[[nodiscard]] std::string without_particulars(std::string_view words);

}  // namespace kindling::verdict
