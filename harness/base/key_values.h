#pragma once
// The form of our data files: lines of "key: value", blocks of them separated by empty lines,
// comments from a # at the start of a line.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling {

struct KeyValue {
    std::string key;
    std::string value;
    int line = 0;
};

// Takes a file's text and its name for messages; gives its blocks, none of them empty. Fails with
// file:line on a line that has no "key:".
[[nodiscard]] Result<std::vector<std::vector<KeyValue>>> parse_key_values(std::string_view text,
                                                                          const std::string& file);

}  // namespace kindling
