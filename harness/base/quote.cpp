#include "base/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace kindling {

namespace {

constexpr char escape = '\x1b';

// The length of the escape sequence that TEXT begins with (ECMA-48, 5.3 and 5.4).
size_t escape_length(std::string_view text) {
    if (text.size() < 2) return text.size();
    const auto at = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text[1] == '[') {  // CSI: parameters and intermediates, then one final byte
        size_t i = 2;
        while (i < text.size() && at(i) >= 0x20 && at(i) <= 0x3f) ++i;
        return std::min(i + 1, text.size());
    }
    if (text[1] == ']') {  // OSC: up to BEL or ESC backslash
        const size_t end = text.find_first_of("\a\x1b", 2);
        if (end == std::string_view::npos) return text.size();
        return text[end] == '\a' ? end + 1 : std::min(end + 2, text.size());
    }
    return 2;
}

// The length of the valid UTF-8 sequence that TEXT begins with, or 0 (RFC 3629, section 4).
size_t utf8_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    size_t length = 0;
    if (first >= 0xc2 && first <= 0xdf) length = 2;
    if (first >= 0xe0 && first <= 0xef) length = 3;
    if (first >= 0xf0 && first <= 0xf4) length = 4;
    if (length == 0 || text.size() < length) return 0;
    for (size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return 0;
    const auto second = static_cast<unsigned char>(text[1]);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)) return 0;
    if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) return 0;
    // U+0080 to U+009F are the C1 controls: some terminals obey them.
    if (first == 0xc2 && second < 0xa0) return 0;
    // U+FFFE and U+FFFF are no characters, and XML (1.0, 2.2) takes neither.
    if (first == 0xef && second == 0xbf && static_cast<unsigned char>(text[2]) >= 0xbe) return 0;
    return length;
}

}  // namespace

std::string single_quoted(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::string shell_quoted(const std::vector<std::string>& argv) {
    std::string line;
    for (const auto& word : argv) {
        if (!line.empty()) line += ' ';
        const bool plain = !word.empty() && std::ranges::all_of(word, [](unsigned char c) {
            return std::isalnum(c) || std::string_view("_-+=.,/:@%").contains(static_cast<char>(c));
        });
        if (plain) {
            line += word;
            continue;
        }
        line += single_quoted(word);
    }
    return line;
}

std::string without_escapes(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        if (text[0] == escape) {
            text.remove_prefix(escape_length(text));
            continue;
        }
        if (text[0] != '\r' && text[0] != '\0') plain += text[0];
        text.remove_prefix(1);
    }
    return plain;
}

std::string printable(std::string_view text) {
    const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7f; };
    if (std::ranges::all_of(text, is_plain)) return std::string(text);
    const std::string plain = without_escapes(text);
    std::string shown;
    for (size_t i = 0; i < plain.size();) {
        const auto c = static_cast<unsigned char>(plain[i]);
        const size_t length = utf8_length(std::string_view(plain).substr(i));
        if (length != 0) {
            shown.append(plain, i, length);
            i += length;
            continue;
        }
        if (c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f))
            shown += plain[i];
        else
            shown += fmt::format("\\x{:02x}", c);
        ++i;
    }
    return shown;
}

std::string one_line(std::string_view text) {
    std::string shown = printable(text);
    for (size_t at = shown.find('\n'); at != std::string::npos; at = shown.find('\n', at))
        shown.replace(at, 1, "\\x0a");
    return shown;
}

}  // namespace kindling
