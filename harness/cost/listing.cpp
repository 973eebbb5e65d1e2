#include "cost/listing.h"

#include <algorithm>
#include <utility>

#include "base/quote.h"
#include "report/table.h"

namespace kindling::cost {

namespace {

using report::Table;

std::string share(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "";
    return fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string count_or_dash(std::uint64_t number) {
    return number == 0 ? "-" : grouped(number);
}

std::string idle(std::uint64_t micros) {
    return micros == 0 ? "-" : grouped(micros) + " µs";
}

std::string table_of(std::string_view title, const std::vector<Span>& spans, const Span& whole) {
    Table table({{std::string(title)},
                 {"instructions", Table::Align::right},
                 {"of them waiting", Table::Align::right},
                 {"asleep", Table::Align::right},
                 {"share", Table::Align::right}});
    const auto add = [&](const Span& span) {
        table.add({{printable(span.name)},
                   {grouped(span.executed)},
                   {count_or_dash(span.waited)},
                   {idle(span.idle_us)},
                   {share(span.executed, whole.executed)}});
    };
    for (const auto& span : spans) add(span);
    if (!whole.name.empty()) add(whole);
    return table.text();
}

Span whole_of(const Profile& profile) {
    Span whole{"the whole boot", 0, profile.executed, profile.executed, profile.waited, 0};
    for (const auto& phase : profile.phases) whole.idle_us += phase.idle_us;
    return whole;
}

}  // namespace

std::string grouped(std::uint64_t number) {
    std::string digits = fmt::format("{}", number);
    for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::vector<Span> largest_of(std::vector<Span> spans, std::size_t most) {
    std::ranges::sort(spans, [](const Span& left, const Span& right) {
        return std::pair(right.executed, left.begin) < std::pair(left.executed, right.begin);
    });
    spans.resize(std::min(most, spans.size()));
    return spans;
}

std::string listing_of(const Profile& profile, std::size_t most_initcalls) {
    const Span whole = whole_of(profile);
    std::string text = table_of("phase", profile.phases, whole);
    Span unnamed = whole;
    unnamed.name.clear();
    if (!profile.steps.empty()) text += "\n" + table_of("step of /init", profile.steps, unnamed);
    if (!profile.commands.empty()) text += "\n" + table_of("command", profile.commands, unnamed);
    if (profile.initcalls.empty() || most_initcalls == 0) return text;
    const size_t shown = std::min(most_initcalls, profile.initcalls.size());
    const auto largest = largest_of(profile.initcalls, shown);
    return text + "\n" +
           table_of(shown == profile.initcalls.size()
                        ? fmt::format("initcall (all {})", shown)
                        : fmt::format("initcall (the largest {} of {})", shown,
                                      profile.initcalls.size()),
                    largest, unnamed);
}

}  // namespace kindling::cost
