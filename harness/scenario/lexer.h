#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling::scenario {

// One word of a line of a .boot file.
struct Token {
    enum class Kind { word, text, regex };
    Kind kind = Kind::word;
    std::string value{};  // of a text: its escapes resolved; of a regex: between the slashes
    size_t column = 0;    // from 0
};

// What is wrong in a line, and at which column (from 0).
struct LineError {
    std::string message;
    size_t column = 0;
};

// The tokens of one line, up to a comment: words, "texts" with \" \\ \n \r \t \e \xHH, and
// /regular expressions/ in which \/ is a slash.
[[nodiscard]] std::expected<std::vector<Token>, LineError> tokens_of(std::string_view line);

}  // namespace kindling::scenario
