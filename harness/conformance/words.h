#pragma once
#include <sstream>
#include <string>
#include <vector>

namespace kindling::conformance {

// The words of a text, without the blanks between them.
[[nodiscard]] inline std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

}  // namespace kindling::conformance
