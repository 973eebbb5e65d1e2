#include "inittab.h"

#include <string_view>

namespace kindling {
namespace {

// In the order of Action. One text with blanks costs no table of pointers.
constexpr char action_words[] = "respawn askfirst sysinit wait once ctrlaltdel shutdown restart ";

std::optional<Action> action_named(std::string_view name) {
    unsigned action = 0;
    for (std::string_view left = action_words; !left.empty(); ++action) {
        const std::size_t blank = left.find(' ');
        if (std::string_view(left.data(), blank) == name) return static_cast<Action>(action);
        left.remove_prefix(blank + 1);
    }
    return std::nullopt;
}

// Takes one line off TEXT and gives its begin, with a NUL behind it. Lines that a backslash joins
// are moved together.
char* take_line(std::span<char>& text, unsigned& number) {
    char* const begin = text.data();
    char* const end = begin + text.size();
    char* to = begin;
    char* at = begin;
    for (; at != end && *at != '\n'; ++at) {
        if (*at == '\\' && end - at > 1 && at[1] == '\n') {
            ++at;
            ++number;
        } else {
            *to++ = *at;
        }
    }
    ++number;
    // The last byte of a text without a newline at its end is given up for the NUL.
    if (to == end) --to;
    *to = '\0';
    text = std::span(at == end ? end : at + 1, end);
    return begin;
}

// Takes what stands before the next colon off LINE; nullptr when there is none.
char* take_field(char*& line) {
    char* const field = line;
    while (*line != ':') {
        if (*line++ == '\0') return nullptr;
    }
    *line++ = '\0';
    return field;
}

void cut_comment(char* line) {
    while (*line != '\0' && *line != '#') ++line;
    *line = '\0';
}

}  // namespace

std::optional<InittabLine> take_inittab_line(std::span<char>& text, unsigned& number) {
    while (!text.empty()) {
        InittabLine entry = {number + 1, nullptr, nullptr, Action::once};
        char* line = take_line(text, number);
        cut_comment(line);
        if (*line == '\0') continue;
        const char* const terminal = take_field(line);
        const char* const levels = terminal == nullptr ? nullptr : take_field(line);
        const char* const word = levels == nullptr ? nullptr : take_field(line);
        if (word == nullptr || *line == '\0') return entry;
        const auto action = action_named(word);
        if (!action) return entry;
        constexpr std::string_view prefix = "/dev/";
        entry.terminal = *terminal == '\0' ? nullptr : terminal;
        if (std::string_view(terminal).starts_with(prefix)) entry.terminal += prefix.size();
        entry.action = *action;
        entry.command = line;
        return entry;
    }
    return std::nullopt;
}

}  // namespace kindling
