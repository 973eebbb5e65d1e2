#include "scenario/console_text.h"

#include <utility>

#include "base/quote.h"
#include "scenario/kernel_line.h"

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
        add_line(without_escapes(raw_), lines);
        raw_.clear();
    }
    return lines;
}

void ConsoleText::add_line(const std::string& line, std::vector<std::string>& lines) {
    const size_t kernel = kernel_words(line);
    if (kernel == std::string::npos || held_.size() + kernel > longest_line) {
        lines.push_back(std::exchange(held_, {}) + line);
        return;
    }
    held_ += line.substr(0, kernel);
    lines.push_back(line.substr(kernel));
}

std::string ConsoleText::unfinished() const {
    return held_ + without_escapes(raw_);
}

}  // namespace kindling::scenario
