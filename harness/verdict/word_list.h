#pragma once
#include <array>
#include <string_view>
#include <vector>

namespace kindling::verdict {

// The words of a long table that stands in the source as one text: they are parted by any of the
// characters of SEPARATORS; a line that begins with "# " explains, and counts for nothing. The
// views are into TEXT.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text,
                                                     std::string_view separators);

// Tells fast whether a text begins with one of many words.
class Beginnings {
  public:
    explicit Beginnings(const std::vector<std::string_view>& words);
    [[nodiscard]] bool begin(std::string_view text) const;

  private:
    std::array<std::vector<std::string_view>, 256> by_first_character_;
};

}  // namespace kindling::verdict
