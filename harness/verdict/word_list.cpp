#include "verdict/word_list.h"

#include <algorithm>

#include "base/lines.h"

namespace kindling::verdict {

std::vector<std::string_view> words_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> words;
    for_each_line(text, [&](std::string_view line, int) {
        if (line.starts_with("# ")) return;
        while (!line.empty()) {
            const size_t end = std::min(line.find_first_of(separators), line.size());
            if (end != 0) words.push_back(line.substr(0, end));
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    });
    return words;
}

Beginnings::Beginnings(const std::vector<std::string_view>& words) {
    for (const auto word : words)
        by_first_character_[static_cast<unsigned char>(word[0])].push_back(word);
}

bool Beginnings::begin(std::string_view text) const {
    return !text.empty() &&
           std::ranges::any_of(by_first_character_[static_cast<unsigned char>(text[0])],
                               [text](std::string_view word) { return text.starts_with(word); });
}

}  // namespace kindling::verdict
