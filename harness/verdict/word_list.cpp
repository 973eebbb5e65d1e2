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

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& words) {
    return std::ranges::any_of(words,
                               [text](std::string_view word) { return text.starts_with(word); });
}

}  // namespace kindling::verdict
