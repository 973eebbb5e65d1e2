#include "command_line.h"

#include <cstring>

namespace kindling {
namespace {

bool is_blank(char character) {
    return character == ' ' || (character >= '\t' && character <= '\r') || character == '\0';
}

// The end of the word that begins at AT: the first blank outside of quotes, else END.
char* end_of_word(char* at, const char* end) {
    bool quoted = false;
    for (; at != end && (quoted || !is_blank(*at)); ++at) {
        if (*at == '"') quoted = !quoted;
    }
    return at;
}

// Takes a quote off either end of the text that ends at END, and gives its beginning.
char* without_quotes(char* text, char* end) {
    if (*text != '"') return text;
    if (end - text > 1 && end[-1] == '"') end[-1] = '\0';
    return text + 1;
}

}  // namespace

std::optional<Parameter> take_parameter(std::span<char>& text) {
    char* at = text.data();
    char* const end = at + text.size();
    while (at != end && is_blank(*at)) ++at;
    if (at == end) return std::nullopt;
    char* word_end = end_of_word(at, end);
    if (word_end == end) --word_end;
    *word_end = '\0';
    text = std::span(word_end + 1, end);
    char* const name = without_quotes(at, word_end);
    if (std::strcmp(name, "--") == 0) return std::nullopt;
    char* const equals = std::strchr(name, '=');
    if (equals == nullptr || equals == name) return Parameter{name, nullptr};
    *equals = '\0';
    return Parameter{name, without_quotes(equals + 1, word_end)};
}

}  // namespace kindling
