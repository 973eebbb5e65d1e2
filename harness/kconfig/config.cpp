#include "kconfig/config.h"

#include <optional>
#include <set>
#include <utility>

#include "base/lines.h"

namespace kindling::kconfig {

namespace {

// The setting that a line of a .config makes.
std::optional<std::pair<std::string_view, std::string_view>> setting(std::string_view line) {
    constexpr std::string_view prefix = "CONFIG_";
    constexpr std::string_view unset_head = "# ";
    constexpr std::string_view unset_tail = " is not set";
    if (line.starts_with(unset_head) && line.ends_with(unset_tail)) {
        line = line.substr(unset_head.size(), line.size() - unset_head.size() - unset_tail.size());
        if (!line.starts_with(prefix)) return std::nullopt;
        return std::pair(line.substr(prefix.size()), std::string_view("n"));
    }
    const size_t equals = line.find('=');
    if (!line.starts_with(prefix) || equals == std::string_view::npos) return std::nullopt;
    return std::pair(line.substr(prefix.size(), equals - prefix.size()), line.substr(equals + 1));
}

}  // namespace

Config parse_config(std::string_view text) {
    Config config;
    for_each_line(text, [&](std::string_view line, int) {
        if (const auto set = setting(line)) config[std::string(set->first)] = set->second;
    });
    return config;
}

std::string value_of(const Config& config, std::string_view symbol) {
    const auto found = config.find(symbol);
    return found == config.end() ? "n" : found->second;
}

std::string overlay(std::string_view config_text, const Fragment& fragment) {
    std::set<std::string, std::less<>> replaced;
    for (const Line& line : fragment.lines) replaced.insert(line.symbol);
    std::string text;
    for_each_line(config_text, [&](std::string_view line, int) {
        const auto set = setting(line);
        if (set && replaced.contains(set->first)) return;
        text += line;
        text += '\n';
    });
    return text + print(fragment);
}

}  // namespace kindling::kconfig
