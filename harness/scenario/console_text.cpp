#include "scenario/console_text.h"

#include <utility>

#include "scenario/kernel_line.h"

namespace kindling::scenario {

std::vector<ConsoleLine> ConsoleText::add(std::string_view bytes) {
    std::vector<ConsoleLine> lines;
    lines_.add(bytes,
               [&](std::string_view line, std::uint64_t number) { add_line(line, number, lines); });
    return lines;
}

void ConsoleText::add_line(std::string_view line, std::uint64_t number,
                           std::vector<ConsoleLine>& lines) {
    const size_t kernel = kernel_words(line);
    if (kernel == std::string_view::npos ||
        held_.size() + kernel > verdict::LogLines::longest_line) {
        lines.push_back({std::exchange(held_, {}).append(line), number});
        return;
    }
    held_ += line.substr(0, kernel);
    lines.push_back({std::string(line.substr(kernel)), number});
}

std::string_view ConsoleText::unfinished() {
    if (held_.empty()) return lines_.unfinished();
    joined_ = held_ + lines_.unfinished();
    return joined_;
}

}  // namespace kindling::scenario
