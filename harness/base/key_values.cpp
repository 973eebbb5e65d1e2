#include "base/key_values.h"

#include "base/lines.h"

namespace kindling {

Result<std::vector<std::vector<KeyValue>>> parse_key_values(std::string_view text,
                                                            const std::string& file) {
    std::vector<std::vector<KeyValue>> blocks;
    bool in_block = false;
    for (int number = 1; !text.empty(); ++number) {
        const size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty()) in_block = false;
        if (line.empty() || line.starts_with('#')) continue;
        const size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0)
            return failure("{}:{}: expected \"key: value\", got \"{}\"", file, number, line);
        if (!in_block) blocks.emplace_back();
        in_block = true;
        blocks.back().push_back({std::string(trimmed(line.substr(0, colon))),
                                 std::string(trimmed(line.substr(colon + 1))), number});
    }
    return blocks;
}

}  // namespace kindling
