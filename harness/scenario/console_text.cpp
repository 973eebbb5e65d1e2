#include "scenario/console_text.h"

#include "base/quote.h"

namespace kindling::scenario {

namespace {
constexpr size_t longest_line = size_t{64} << 10;
}

std::vector<std::string> ConsoleText::add(std::string_view bytes) {
    std::vector<std::string> lines;
    while (!bytes.empty()) {
        const size_t newline = bytes.find('\n');
        const size_t room = longest_line - raw_.size();
        if (newline == std::string_view::npos && bytes.size() < room) {
            raw_ += bytes;
            break;
        }
        const size_t taken = std::min(newline, room);
        raw_ += bytes.substr(0, taken);
        bytes.remove_prefix(taken == newline ? taken + 1 : taken);
        lines.push_back(without_escapes(raw_));
        raw_.clear();
    }
    return lines;
}

std::string ConsoleText::unfinished() const {
    return without_escapes(raw_);
}

}  // namespace kindling::scenario
