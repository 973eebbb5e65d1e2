#include "scenario/kernel_line.h"

#include "base/lines.h"

namespace kindling::scenario {

namespace {

constexpr std::string_view digits = "0123456789";

// Whether TEXT begins with a time stamp: "[", blanks, seconds, ".", six digits, "]", and then a
// blank or the next bracket ("[    T1]").
bool begins_with_stamp(std::string_view text) {
    size_t at = text.find_first_not_of(' ', 1);
    if (at == std::string_view::npos) return false;
    const size_t dot = text.find_first_not_of(digits, at);
    if (dot == at || dot == std::string_view::npos || text[dot] != '.') return false;
    at = text.find_first_not_of(digits, dot + 1);
    return at == dot + 7 && (text.substr(at, 2) == "] " || text.substr(at, 2) == "][");
}

}  // namespace

size_t kernel_words(std::string_view line) {
    for (size_t at = line.find('['); at != std::string_view::npos; at = line.find('[', at + 1))
        if (begins_with_stamp(line.substr(at))) return at;
    return std::string_view::npos;
}

std::string without_kernel_lines(std::string_view output) {
    std::string kept;
    for_each_line(output, [&kept](std::string_view line, int) {
        if (kernel_words(line) == 0) return;
        kept += line;
        kept += '\n';
    });
    if (!output.ends_with('\n') && kept.ends_with('\n')) kept.pop_back();
    return kept;
}

}  // namespace kindling::scenario
