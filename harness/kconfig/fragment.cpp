#include "kconfig/fragment.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/lines.h"

namespace kindling::kconfig {

namespace {

constexpr std::string_view prefix = "CONFIG_";

bool is_symbol(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char letter) {
        return std::isalnum(letter) || letter == '_';
    });
}

// Decimal, negative or hexadecimal, as Kconfig's int and hex symbols hold it.
bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const int base = text.starts_with("0x") || text.starts_with("0X") ? 16 : 10;
    if (base == 16) text.remove_prefix(2);
    unsigned long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc() && end == text.data() + text.size();
}

bool is_string(std::string_view text) {
    return text.size() >= 2 && text.starts_with('"') && text.ends_with('"');
}

bool is_value(std::string_view text) {
    return text == "y" || text == "n" || text == "m" || is_number(text) || is_string(text);
}

// What somebody who wrote this value probably meant.
std::string likely_value(std::string_view value) {
    std::string lower(value);
    std::ranges::transform(lower, lower.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    for (const char* yes : {"y", "yes", "true", "on"})
        if (lower == yes) return "y";
    for (const char* no : {"n", "no", "false", "off", ""})
        if (lower == no) return "n";
    return lower == "m" || lower == "module" ? "m" : fmt::format("\"{}\"", value);
}

// What somebody who wrote this bad line probably meant; the whole line as it should be.
std::string likely_line(std::string_view line) {
    constexpr std::string_view separators = "=: \t";
    const size_t end = std::min(line.find_first_of(separators), line.size());
    const size_t next = std::min(line.find_first_not_of(separators, end), line.size());
    std::string_view symbol = line.substr(0, end);
    const std::string_view value = end == line.size() ? "y" : trimmed(line.substr(next));
    if (symbol.starts_with(prefix)) symbol.remove_prefix(prefix.size());
    if (!is_symbol(symbol)) return "CONFIG_SYMBOL=y";
    if (value == "is not set") return assignment(std::string(symbol), "n");
    return assignment(std::string(symbol),
                      is_value(value) ? std::string(value) : likely_value(value));
}

// A line's request and the mark behind it.
struct Marked {
    std::string_view request;
    Need need = Need::required;
    std::string_view reason;
};

Marked split_mark(std::string_view line) {
    constexpr std::string_view mark = "# optional";
    const size_t at = line.rfind(mark);
    if (at == std::string_view::npos || at == 0) return {line, Need::required, {}};
    std::string_view rest = trimmed(line.substr(at + mark.size()));
    if (!rest.empty() && !rest.starts_with(':')) return {line, Need::required, {}};
    if (!rest.empty()) rest.remove_prefix(1);
    return {trimmed(line.substr(0, at)), Need::optional, trimmed(rest)};
}

// The symbol of "# CONFIG_X is not set", or nothing for any other comment.
std::optional<std::string_view> unset_symbol(std::string_view line) {
    constexpr std::string_view tail = " is not set";
    if (!line.starts_with('#') || !line.ends_with(tail)) return std::nullopt;
    line = trimmed(line.substr(1, line.size() - 1 - tail.size()));
    if (!line.starts_with(prefix) || !is_symbol(line)) return std::nullopt;
    return line.substr(prefix.size());
}

// What follows "# KEY:" in a comment.
std::optional<std::string_view> head_comment(std::string_view line, std::string_view key) {
    if (!line.starts_with('#')) return std::nullopt;
    line = trimmed(line.substr(1));
    if (!line.starts_with(key) || !line.substr(key.size()).starts_with(':')) return std::nullopt;
    return trimmed(line.substr(key.size() + 1));
}

struct Place {
    const std::string& file;
    int line;
};

Result<Line> parse_request(std::string_view text, Place place) {
    const Marked marked = split_mark(text);
    const std::string_view request = marked.request;
    Line line{.symbol = {},
              .value = "n",
              .need = marked.need,
              .reason = std::string(marked.reason),
              .file = place.file,
              .line = place.line};
    if (const auto symbol = unset_symbol(request)) {
        line.symbol = *symbol;
        return line;
    }
    const size_t equals = request.find('=');
    const std::string_view left = request.substr(0, equals);
    const bool well_formed = equals != std::string_view::npos && left.starts_with(prefix) &&
                             is_symbol(left) && left != prefix &&
                             is_value(request.substr(equals + 1));
    if (!well_formed) {
        const bool prefixed = equals == std::string_view::npos || left.starts_with(prefix);
        return failure("{}:{}: {}: \"{}\"; did you mean {}?", place.file, place.line,
                       prefixed ? "not a line of a .config" : "the CONFIG_ is missing", text,
                       likely_line(request));
    }
    line.symbol = left.substr(prefix.size());
    line.value = request.substr(equals + 1);
    return line;
}

Result<void> add_names(std::string_view names, std::vector<std::string>& to, Place place) {
    for (names = trimmed(names); !names.empty();) {
        const size_t end = names.find_first_of(" \t");
        to.emplace_back(names.substr(0, end));
        names = end == std::string_view::npos ? "" : trimmed(names.substr(end));
    }
    if (to.empty()) return failure("{}:{}: \"with:\" names no fragment", place.file, place.line);
    return {};
}

Result<void> add_variables(std::string_view text, std::vector<std::string>& to, Place place) {
    if (text.empty()) return failure("{}:{}: \"make:\" names no variable", place.file, place.line);
    TRY(add_names(text, to, place));
    for (const auto& variable : to)
        if (const size_t equals = variable.find('='); equals == std::string::npos || equals == 0)
            return failure("{}:{}: \"make:\" wants VARIABLE=VALUE, got \"{}\"", place.file,
                           place.line, variable);
    return {};
}

Result<int> parse_steps(std::string_view text, Place place) {
    int steps = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), steps);
    if (error != std::errc() || end != text.data() + text.size() || steps <= 0)
        return failure("{}:{}: \"steps:\" wants a number, got \"{}\"", place.file, place.line,
                       text);
    return steps;
}

Result<void> add_line(Fragment& fragment, Line line) {
    const auto same = std::ranges::find(fragment.lines, line.symbol, &Line::symbol);
    if (same == fragment.lines.end()) {
        fragment.lines.push_back(std::move(line));
        return {};
    }
    if (same->value == line.value) return {};
    return failure("{}:{}: {}, but line {} asks for {}; take one of them out", line.file, line.line,
                   assignment(line.symbol, line.value), same->line,
                   assignment(same->symbol, same->value));
}

Result<void> add_text(Fragment& fragment, std::string_view text, Place place) {
    if (text.empty()) return {};
    const bool is_comment = text.starts_with('#') && !unset_symbol(split_mark(text).request);
    if (!is_comment) return add_line(fragment, TRY(parse_request(text, place)));
    if (const auto names = head_comment(text, "with"))
        return add_names(*names, fragment.with, place);
    if (const auto steps = head_comment(text, "steps"))
        fragment.steps = TRY(parse_steps(*steps, place));
    if (const auto variables = head_comment(text, "make"))
        return add_variables(*variables, fragment.make, place);
    return {};
}

}  // namespace

Result<Fragment> parse_fragment(std::string_view text, const std::string& file) {
    Fragment fragment;
    Result<void> result;
    for_each_line(text, [&](std::string_view line, int number) {
        if (result) result = add_text(fragment, trimmed(line), {file, number});
    });
    if (!result) return std::unexpected(std::move(result).error());
    return fragment;
}

Fragment merge(Fragment under, const Fragment& over) {
    for (const Line& line : over.lines) {
        const auto same = std::ranges::find(under.lines, line.symbol, &Line::symbol);
        if (same != under.lines.end())
            *same = line;
        else
            under.lines.push_back(line);
    }
    if (over.steps) under.steps = over.steps;
    under.make.insert(under.make.end(), over.make.begin(), over.make.end());
    return under;
}

std::string assignment(const std::string& symbol, const std::string& value) {
    if (value == "n") return fmt::format("# {}{} is not set", prefix, symbol);
    return fmt::format("{}{}={}", prefix, symbol, value);
}

std::string print(const Fragment& fragment) {
    std::string text;
    for (const Line& line : fragment.lines) text += assignment(line.symbol, line.value) + "\n";
    return text;
}

}  // namespace kindling::kconfig
