#pragma once
#include <string_view>
#include <vector>

namespace kindling::verdict {

// The words of a long table that stands in the source as one text: they are parted by any of the
// characters of SEPARATORS; a line that begins with "# " explains, and counts for nothing. The
// views are into TEXT.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text,
                                                     std::string_view separators);

// Whether TEXT begins with one of WORDS.
[[nodiscard]] bool starts_with_any(std::string_view text,
                                   const std::vector<std::string_view>& words);

}  // namespace kindling::verdict
