#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kindling {

// Which of the known words somebody probably meant by WORD: the one that takes the fewest edits
// (two letters swapped are one), unless that is more than a third of the word; else the shortest
// that begins with it. Case counts for nothing.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string> known);

// ", did you mean \"x\"?" or, when nothing is near, "".
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string> known);

}  // namespace kindling
