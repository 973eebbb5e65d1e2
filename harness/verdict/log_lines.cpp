#include "verdict/log_lines.h"

#include <algorithm>
#include <cstddef>

namespace kindling::verdict {

namespace {

constexpr char escape = '\x1b';

bool is_special(char c) {
    return c == escape || c == '\r' || c == '\0';
}

}  // namespace

bool LogLines::is_plain(std::string_view part) const {
    if (escape_ != Escape::none) return false;
    const std::string_view text = part.ends_with('\r') ? part.substr(0, part.size() - 1) : part;
    // Three searches of the C library are faster than one loop over the bytes.
    const auto holds = [text](char c) {
        return !text.empty() && std::memchr(text.data(), c, text.size()) != nullptr;
    };
    return !holds(escape) && !holds('\r') && !holds('\0');
}

size_t LogLines::append(std::string_view part) {
    if (escape_ != Escape::none || is_special(part[0])) {
        append_special(part[0]);
        return 1;
    }
    const size_t room = longest_line - text_.size();
    const auto* end = std::find_if(
        part.begin(), part.begin() + static_cast<std::ptrdiff_t>(std::min(room, part.size())),
        is_special);
    const auto length = static_cast<size_t>(end - part.begin());
    text_ += part.substr(0, length);
    return length;
}

// One byte that is a special one, or part of an escape sequence (ECMA-48, 5.3 and 5.4).
void LogLines::append_special(char c) {
    const auto byte = static_cast<unsigned char>(c);
    switch (escape_) {
        case Escape::none:
            if (c == escape) escape_ = Escape::begun;
            break;
        case Escape::begun:
            escape_ = c == '[' ? Escape::sequence : c == ']' ? Escape::string : Escape::none;
            break;
        case Escape::sequence:  // parameters and intermediates, then one final byte
            if (byte < 0x20 || byte > 0x3f) escape_ = Escape::none;
            break;
        case Escape::string:  // to BEL, or to ESC and a backslash
            if (c == '\a') escape_ = Escape::none;
            if (c == escape) escape_ = Escape::string_escape;
            break;
        case Escape::string_escape:
            escape_ = Escape::none;
            break;
    }
}

}  // namespace kindling::verdict
