#include "kconfig/dropped.h"

#include <charconv>
#include <optional>

namespace kindling::kconfig {

namespace {

std::optional<long long> number(std::string_view text) {
    const int base = text.starts_with("0x") ? 16 : 10;
    if (base == 16) text.remove_prefix(2);
    long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool same_value(const std::string& asked, const std::string& got) {
    if (asked == got) return true;
    const auto asked_number = number(asked);
    return asked_number && asked_number == number(got);
}

}  // namespace

Dropped dropped(const Fragment& requested, const Config& final_config) {
    Dropped dropped;
    for (const Line& line : requested.lines) {
        if (same_value(line.value, value_of(final_config, line.symbol))) continue;
        (line.need == Need::optional ? dropped.optional : dropped.required).push_back(line);
    }
    return dropped;
}

std::string describe_drop(const Line& line, const Config& final_config) {
    const auto found = final_config.find(line.symbol);
    const std::string became =
        found == final_config.end() ? "it is not in the result"
        : found->second == "n"
            ? "the result has it off"
            : fmt::format("the result has {}", assignment(line.symbol, found->second));
    return fmt::format("{}:{}: {} did not take: {}", line.file, line.line,
                       assignment(line.symbol, line.value), became);
}

}  // namespace kindling::kconfig
