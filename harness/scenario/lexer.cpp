#include "scenario/lexer.h"

#include <algorithm>
#include <charconv>

namespace kindling::scenario {

namespace {

// Reads tokens from one line; POSITION is the next character to look at.
struct Reader {
    std::string_view line;
    size_t position = 0;

    [[nodiscard]] bool at_end() const { return position >= line.size(); }

    std::expected<char, LineError> escape() {
        const size_t at = position++;  // the backslash
        if (at_end()) return std::unexpected(LineError{"nothing follows the backslash", at});
        const char c = line[position++];
        switch (c) {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'e':
                return '\x1b';
            case '"':
            case '\\':
                return c;
            default:
                break;
        }
        unsigned value = 0;
        const char* digits = line.data() + position;
        const char* limit = line.data() + std::min(position + 2, line.size());
        const auto [end, code] = std::from_chars(digits, limit, value, 16);
        if (c != 'x' || code != std::errc() || end != digits + 2)
            return std::unexpected(
                LineError{"unknown escape: there are \\\" \\\\ \\n \\r \\t \\e \\xHH", at});
        position += 2;
        return static_cast<char>(value);
    }

    std::expected<Token, LineError> text() {
        Token token{Token::Kind::text, "", position};
        for (++position; !at_end() && line[position] != '"';) {
            if (line[position] != '\\') {
                token.value += line[position++];
                continue;
            }
            const auto c = escape();
            if (!c) return std::unexpected(c.error());
            token.value += *c;
        }
        if (at_end()) return std::unexpected(LineError{"the text has no closing \"", token.column});
        ++position;
        return token;
    }

    std::expected<Token, LineError> regex() {
        Token token{Token::Kind::regex, "", position};
        for (++position; !at_end() && line[position] != '/'; ++position) {
            if (line[position] == '\\' && position + 1 < line.size()) {
                // Only \/ is ours; every other escape is the expression's own.
                if (line[position + 1] != '/') token.value += '\\';
                ++position;
            }
            token.value += line[position];
        }
        if (at_end())
            return std::unexpected(
                LineError{"the regular expression has no closing /", token.column});
        ++position;
        return token;
    }

    // With VALUES, key="a text" is one word: key=a text.
    std::expected<Token, LineError> word(bool values) {
        Token token{Token::Kind::word, "", position};
        while (!at_end() && line[position] != ' ' && line[position] != '\t') {
            token.value += line[position++];
            if (!values || at_end() || !token.value.ends_with('=') || line[position] != '"')
                continue;
            const auto value = text();
            if (!value) return std::unexpected(value.error());
            token.value += value->value;
        }
        return token;
    }
};

}  // namespace

std::expected<std::vector<Token>, LineError> tokens_of(std::string_view line) {
    std::vector<Token> tokens;
    Reader reader{line};
    // A path begins with a slash too: after these words one word is a path, not an expression.
    const auto wants_path = [&tokens] {
        return tokens.size() == 1 && (tokens[0].value == "image" || tokens[0].value == "kernel");
    };
    while (true) {
        while (!reader.at_end() && (line[reader.position] == ' ' || line[reader.position] == '\t'))
            ++reader.position;
        if (reader.at_end() || line[reader.position] == '#') return tokens;
        if (line[reader.position] == '"' || (line[reader.position] == '/' && !wants_path())) {
            auto token = line[reader.position] == '"' ? reader.text() : reader.regex();
            if (!token) return std::unexpected(token.error());
            tokens.push_back(*std::move(token));
            continue;
        }
        // Only there: on a kernel's command line the quotes are the kernel's.
        const bool values = !tokens.empty() && tokens[0].value == "allow";
        auto token = reader.word(values);
        if (!token) return std::unexpected(token.error());
        tokens.push_back(*std::move(token));
    }
}

}  // namespace kindling::scenario
