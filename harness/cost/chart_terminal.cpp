#include "cost/chart_terminal.h"

#include <algorithm>

#include "base/quote.h"
#include "cost/listing.h"

namespace kindling::cost {

namespace {

constexpr size_t name_width = 22;
constexpr size_t count_width = 15;
constexpr size_t most_initcalls = 12;

// The part of a boot that a chart shows.
struct Window {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    size_t columns = 0;
};

size_t column(const Window& window, std::uint64_t at) {
    const auto whole = static_cast<double>(std::max<std::uint64_t>(window.end - window.begin, 1));
    const double share =
        static_cast<double>(std::clamp(at, window.begin, window.end) - window.begin) / whole;
    return static_cast<size_t>(share * static_cast<double>(window.columns));
}

std::string repeated(std::string_view text, size_t times) {
    std::string all;
    while (times-- > 0) all += text;
    return all;
}

std::string line_of(const Span& span, const Window& window) {
    const size_t begin = std::min(column(window, span.begin), window.columns - 1);
    const size_t length =
        std::max<size_t>(column(window, span.end) - std::min(begin, column(window, span.end)), 1);
    std::string name = printable(span.name).substr(0, name_width);
    // A name that was cut within a character of several bytes loses the rest of it.
    while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0x80)) name.pop_back();
    // What is too short for a column still shows where it is.
    const bool is_short = column(window, span.end) <= begin;
    return fmt::format("{:<{}} {:>{}} {}{}\n", name, name_width, grouped(span.executed),
                       count_width, std::string(begin, ' '),
                       is_short ? "▏" : repeated("█", length));
}

}  // namespace

std::string chart_lines(const Record& boot, std::size_t width) {
    const auto& profile = boot.profile;
    Window window{0, profile.executed, 20};
    if (width > name_width + count_width + 22)
        window.columns = width - name_width - count_width - 2;
    std::string lines = fmt::format("{}: {} instructions\n", printable(boot.identity.scenario),
                                    grouped(profile.executed));
    for (const auto& phase : profile.phases) lines += line_of(phase, window);
    for (const auto& step : profile.steps) lines += line_of(step, window);
    for (const auto& command : profile.commands) lines += line_of(command, window);
    if (profile.initcalls.empty()) return lines;

    auto largest = largest_of(profile.initcalls, most_initcalls);
    std::ranges::sort(largest, std::ranges::less(), &Span::begin);
    window.begin = profile.initcalls.front().begin;
    window.end = profile.initcalls.back().end;
    lines += "\nthe largest initcalls, where they lie among all\n";
    for (const auto& initcall : largest) lines += line_of(initcall, window);
    return lines;
}

}  // namespace kindling::cost
