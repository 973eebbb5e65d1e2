#include "support/mounts.h"

#include <algorithm>

namespace kindling {
namespace {

bool is_octal(char character) {
    return character >= '0' && character <= '7';
}

// Undoes \NNN in place, and ends what is left with a NUL. END is where the field's blank stood.
void unescape(char* field, char* end) {
    char* to = field;
    for (char* from = field; from < end;) {
        if (*from == '\\' && end - from >= 4 && is_octal(from[1]) && is_octal(from[2]) &&
            is_octal(from[3])) {
            const int value = (from[1] - '0') * 64 + (from[2] - '0') * 8 + (from[3] - '0');
            *to++ = static_cast<char>(value);
            from += 4;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
}

}  // namespace

std::optional<Mounted> take_mounted(std::span<char>& text) {
    char* const begin = text.data();
    char* const end = begin + text.size();
    char* const line_end = std::find(begin, end, '\n');
    if (line_end == end) return std::nullopt;
    char* fields[4];
    char* at = begin;
    for (char*& field : fields) {
        char* const field_end = std::find(at, line_end, ' ');
        if (field_end == line_end) return std::nullopt;
        field = at;
        unescape(at, field_end);
        at = field_end + 1;
    }
    text = std::span(line_end + 1, end);
    return Mounted{fields[0], fields[1], fields[2], fields[3]};
}

}  // namespace kindling
