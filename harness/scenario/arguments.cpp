#include "scenario/arguments.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/nearest.h"

namespace kindling::scenario {

namespace {

// A decimal number and the unit that stands behind it.
std::optional<std::pair<double, std::string_view>> number_and_unit(std::string_view word) {
    double number = 0;
    const auto [end, code] =
        std::from_chars(word.data(), word.data() + word.size(), number, std::chars_format::fixed);
    if (code != std::errc()) return std::nullopt;
    return std::pair(number, word.substr(static_cast<size_t>(end - word.data())));
}

}  // namespace

std::unexpected<LineError> Arguments::wrong(const std::string& message) const {
    const size_t column = tokens_.empty() ? end_column_ : tokens_.front().column;
    return std::unexpected(LineError{fmt::format("{}\nwrite it so: {}", message, usage_), column});
}

Parsed<Token> Arguments::next(std::string_view what) {
    if (tokens_.empty()) return wrong(fmt::format("{} is missing", what));
    Token token = tokens_.front();
    tokens_ = tokens_.subspan(1);
    return token;
}

bool Arguments::take_word(std::string_view word) {
    if (tokens_.empty() || tokens_[0].kind != Token::Kind::word || tokens_[0].value != word)
        return false;
    tokens_ = tokens_.subspan(1);
    return true;
}

Parsed<std::string> Arguments::choice(std::string_view what,
                                      const std::vector<std::string>& words) {
    if (tokens_.empty()) return wrong(fmt::format("{} is missing", what));
    std::string value = tokens_[0].value;
    if (std::ranges::find(words, value) == words.end())
        return wrong(fmt::format("unknown {} \"{}\"{}", what, value, did_you_mean(value, words)));
    tokens_ = tokens_.subspan(1);
    return value;
}

Parsed<std::string> Arguments::text(std::string_view what) {
    if (!tokens_.empty() && tokens_[0].kind != Token::Kind::text)
        return wrong(fmt::format("{} stands in \"quotes\"", what));
    return TRY(next(what)).value;
}

Parsed<Pattern> Arguments::pattern() {
    if (!tokens_.empty() && tokens_[0].kind == Token::Kind::word)
        return wrong("a pattern is a \"text\" or a /regular expression/");
    const Token token = TRY(next("the \"text\" or /regular expression/"));
    if (token.value.empty())
        return std::unexpected(LineError{"an empty pattern is in every line", token.column});
    if (token.kind == Token::Kind::text) return Pattern::text(token.value);
    auto regex = Pattern::regex(token.value);
    if (!regex) return std::unexpected(LineError{regex.error().message, token.column});
    return *std::move(regex);
}

Parsed<Seconds> Arguments::duration() {
    static constexpr std::pair<std::string_view, double> units[] = {
        {"ms", 0.001}, {"s", 1}, {"m", 60}, {"min", 60}};
    const Arguments before = *this;
    const Token token = TRY(next("a time"));
    const auto number = number_and_unit(token.value);
    for (const auto& [unit, factor] : units)
        if (number && number->second == unit && number->first > 0)
            return Seconds(number->first * factor);
    return before.wrong(
        fmt::format("\"{}\" is no time: a number and a unit, as 60s, 300ms or 2m", token.value));
}

Parsed<std::optional<Seconds>> Arguments::within() {
    if (!take_word("within")) return std::nullopt;
    return TRY(duration());
}

Parsed<int> Arguments::number(std::string_view what, int least, int most) {
    const Arguments before = *this;
    const Token token = TRY(next(what));
    int value = 0;
    const char* limit = token.value.data() + token.value.size();
    const auto [end, code] = std::from_chars(token.value.data(), limit, value);
    if (code != std::errc() || end != limit || value < least || value > most)
        return before.wrong(fmt::format("\"{}\" is no {}: a whole number from {} to {}",
                                        token.value, what, least, most));
    return value;
}

Parsed<int> Arguments::size_in(std::initializer_list<std::pair<std::string_view, int>> units,
                               std::string_view wrong_words) {
    const Arguments before = *this;
    const Token token = TRY(next("the size"));
    const auto number = number_and_unit(token.value);
    double size = 0;
    for (const auto& [unit, factor] : units)
        if (number && number->second == unit) size = number->first * factor;
    if (size < 1 || size > 1024 * 1024 * 1024)
        return before.wrong(fmt::format("\"{}\" is no {}", token.value, wrong_words));
    return static_cast<int>(size);
}

Parsed<int> Arguments::mebibytes() {
    const Arguments before = *this;
    const int size = TRY(size_in({{"M", 1}, {"G", 1024}}, "size of memory: as 128M or 1G"));
    constexpr int most = 1024 * 1024;
    if (size > most) return before.wrong("that is more memory than a machine can have");
    return size;
}

Parsed<int> Arguments::kibibytes() {
    return size_in({{"K", 1}, {"M", 1024}, {"G", 1024 * 1024}}, "size: as 64K, 128M or 1G");
}

}  // namespace kindling::scenario
