#include "cost/trace.h"

#include <charconv>

#include "base/quote.h"

namespace kindling::cost {

namespace {

// Takes a number and the character behind it off the front of LINE.
bool take(std::string_view& line, std::uint64_t& number, int base) {
    const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), number, base);
    if (code != std::errc()) return false;
    line.remove_prefix(static_cast<size_t>(end - line.data()));
    if (line.starts_with(' ')) line.remove_prefix(1);
    return true;
}

}  // namespace

Result<Trace> parse_trace(std::string_view text) {
    Trace trace;
    for (size_t newline; (newline = text.find('\n')) != std::string_view::npos;) {
        std::string_view line = text.substr(0, newline);
        const std::string_view whole = line;
        text.remove_prefix(newline + 1);
        Event event;
        std::uint64_t mark = 0;
        if (!take(line, mark, 10) || !take(line, event.executed, 10) ||
            !take(line, event.waited, 10) || !take(line, event.console, 10) ||
            !take(line, event.address, 16) || !line.empty())
            return failure("line {} of the plugin's trace is none: {}", trace.size() + 1,
                           printable(std::string(whole)));
        event.mark = mark;
        trace.push_back(event);
    }
    return trace;
}

}  // namespace kindling::cost
