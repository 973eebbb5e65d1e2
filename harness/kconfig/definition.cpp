#include "kconfig/definition.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/lines.h"

namespace kindling::kconfig {

namespace {

// The rest of a line that starts with a keyword, or nothing.
std::optional<std::string_view> after(std::string_view line, std::string_view keyword) {
    if (!line.starts_with(keyword)) return std::nullopt;
    line.remove_prefix(keyword.size());
    if (!line.empty() && !line.starts_with(' ') && !line.starts_with('\t')) return std::nullopt;
    return trimmed(line);
}

std::optional<std::string_view> defines(std::string_view line) {
    const auto config = after(line, "config");
    return config ? config : after(line, "menuconfig");
}

bool starts_another_entry(std::string_view line) {
    constexpr std::string_view keywords[] = {"config",  "menuconfig", "choice",  "endchoice",
                                             "menu",    "endmenu",    "if",      "endif",
                                             "comment", "source",     "mainmenu"};
    return std::ranges::any_of(keywords,
                               [&](auto keyword) { return after(line, keyword).has_value(); });
}

bool is_prompt(std::string_view line) {
    constexpr std::string_view keywords[] = {"bool", "tristate", "int", "hex", "string", "prompt"};
    return std::ranges::any_of(keywords, [&](auto keyword) {
        const auto rest = after(line, keyword);
        return rest && (rest->starts_with('"') || rest->starts_with('\''));
    });
}

}  // namespace

std::optional<Definition> find_definition(std::string_view kconfig_text, std::string_view symbol) {
    std::optional<Definition> found;
    bool inside = false;
    for_each_line(kconfig_text, [&](std::string_view text, int number) {
        const std::string_view line = trimmed(text);
        if (starts_another_entry(line)) inside = false;
        if (!found && defines(line) == symbol) {
            found = Definition{.line = number, .depends = {}, .has_prompt = false};
            inside = true;
            return;
        }
        if (!inside) return;
        if (const auto depends = after(line, "depends on")) found->depends.emplace_back(*depends);
        found->has_prompt |= is_prompt(line);
    });
    return found;
}

std::vector<std::string> defined_symbols(std::string_view kconfig_text) {
    std::vector<std::string> symbols;
    for_each_line(kconfig_text, [&](std::string_view line, int) {
        if (const auto symbol = defines(trimmed(line))) symbols.emplace_back(*symbol);
    });
    return symbols;
}

std::vector<std::string> symbols_off(std::string_view expression, const Config& config) {
    std::vector<std::string> off;
    bool negated = false;
    for (size_t at = 0; at < expression.size();) {
        const auto is_word = [&](size_t i) {
            return i < expression.size() &&
                   (std::isalnum(static_cast<unsigned char>(expression[i])) ||
                    expression[i] == '_');
        };
        if (!is_word(at)) {
            if (expression[at] == '!')
                negated = at + 1 >= expression.size() || expression[at + 1] != '=';
            ++at;
            continue;
        }
        const size_t begin = at;
        while (is_word(at)) ++at;
        const std::string word(expression.substr(begin, at - begin));
        const bool is_constant = word == "y" || word == "n" || word == "m";
        if (!std::exchange(negated, false) && !is_constant && value_of(config, word) == "n")
            off.push_back(word);
    }
    return off;
}

}  // namespace kindling::kconfig
