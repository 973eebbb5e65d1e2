#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/lexer.h"
#include "scenario/scenario.h"

namespace kindling::scenario {

template <typename T>
using Parsed = std::expected<T, LineError>;

// The tokens behind the first word of a line, taken one after the other. What does not fit is an
// error at the token's column that ends in USAGE, the way the line is to be written.
class Arguments {
  public:
    Arguments(std::span<const Token> tokens, size_t end_column, std::string_view usage)
        : tokens_(tokens), end_column_(end_column), usage_(usage) {}

    [[nodiscard]] bool empty() const { return tokens_.empty(); }
    [[nodiscard]] std::unexpected<LineError> wrong(const std::string& message) const;

    // The next token, whatever it is; WHAT names it when it is missing.
    Parsed<Token> next(std::string_view what);
    // The next token is this word: it is taken then.
    bool take_word(std::string_view word);
    // One of these words.
    Parsed<std::string> choice(std::string_view what, const std::vector<std::string>& words);
    Parsed<std::string> text(std::string_view what);
    Parsed<Pattern> pattern();
    // A number with a unit: "60s", "1.5s", "300ms", "2m".
    Parsed<Seconds> duration();
    // "within 5s", when it is there.
    Parsed<std::optional<Seconds>> within();
    Parsed<int> number(std::string_view what, int least, int most);
    // "128M" or "1G", as mebibytes.
    Parsed<int> mebibytes();
    // "64K", "128M" or "1G", as kibibytes.
    Parsed<int> kibibytes();

  private:
    Parsed<int> size_in(std::initializer_list<std::pair<std::string_view, int>> units,
                        std::string_view wrong_words);

    std::span<const Token> tokens_;
    size_t end_column_;
    std::string_view usage_;
};

}  // namespace kindling::scenario
