#include "cost/difference.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <utility>

#include "base/quote.h"
#include "cost/listing.h"
#include "report/table.h"

namespace kindling::cost {

namespace {

using report::Table;

std::uint64_t sum_of(const std::vector<Span>& spans, std::string_view name) {
    std::uint64_t sum = 0;
    for (const auto& span : spans)
        if (span.name == name) sum += span.executed;
    return sum;
}

bool has(const std::vector<Span>& spans, std::string_view name) {
    return std::ranges::find(spans, name, &Span::name) != spans.end();
}

std::uint64_t from_the_kernel_on(const Profile& profile) {
    std::uint64_t sum = 0;
    for (const auto& phase : profile.phases)
        if (!before_kernel(phase.name)) sum += phase.executed;
    return sum;
}

Result<Change> limited(const Limit& limit, const Profile& before, const Profile& after) {
    if (limit.where.empty())
        return Change{"the boot from the kernel on", from_the_kernel_on(before),
                      from_the_kernel_on(after)};
    for (const auto list :
         {&Profile::phases, &Profile::initcalls, &Profile::steps, &Profile::commands})
        if (has(before.*list, limit.where) || has(after.*list, limit.where))
            return Change{limit.where, sum_of(before.*list, limit.where),
                          sum_of(after.*list, limit.where)};
    return failure("--limit {}: neither boot has a phase, an initcall, a step or a command \"{}\"",
                   printable(limit.source), printable(limit.where));
}

std::string table_of(std::string_view title, const std::vector<Change>& changes, size_t most) {
    if (changes.empty()) return {};
    Table table({{std::string(title)},
                 {"before", Table::Align::right},
                 {"after", Table::Align::right},
                 {"difference", Table::Align::right},
                 {"", Table::Align::right}});
    for (const auto& change : changes) {
        if (most-- == 0) break;
        table.add({{printable(change.name)},
                   {change.before ? grouped(*change.before) : "-"},
                   {change.after ? grouped(*change.after) : "-"},
                   {signed_count(change.difference()), change.difference() > 0 ? "red" : "green"},
                   {percent_of(change)}});
    }
    return "\n" + table.text();
}

}  // namespace

std::int64_t Change::difference() const {
    return static_cast<std::int64_t>(after.value_or(0)) -
           static_cast<std::int64_t>(before.value_or(0));
}

std::string not_comparable(const Identity& before, const Identity& after) {
    struct Fixed {
        std::string_view what;
        std::string Identity::* field;
    };
    static constexpr std::array fixed{
        Fixed{"QEMU", &Identity::qemu}, Fixed{"machine", &Identity::machine},
        Fixed{"firmware", &Identity::firmware}, Fixed{"way to count", &Identity::method}};
    for (const auto& [what, field] : fixed)
        if (before.*field != after.*field)
            return fmt::format("another {}: {}, and now {}", what, printable(before.*field),
                               printable(after.*field));
    return {};
}

std::vector<Change> changes_of(const std::vector<Span>& before, const std::vector<Span>& after) {
    std::vector<Change> all;
    std::map<std::string, size_t, std::less<>> places;
    const auto add = [&](const std::vector<Span>& spans,
                         std::optional<std::uint64_t> Change::* side) {
        for (const auto& span : spans) {
            const auto [place, is_new] = places.try_emplace(span.name, all.size());
            if (is_new) all.push_back({span.name, {}, {}});
            auto& count = all[place->second].*side;
            count = count.value_or(0) + span.executed;
        }
    };
    add(before, &Change::before);
    add(after, &Change::after);
    std::erase_if(all, [](const Change& change) { return change.before == change.after; });
    std::ranges::sort(all, [](const Change& left, const Change& right) {
        return std::pair(std::llabs(right.difference()), std::string_view(left.name)) <
               std::pair(std::llabs(left.difference()), std::string_view(right.name));
    });
    return all;
}

Result<Limit> parse_limit(const std::string& text) {
    Limit limit;
    limit.source = text;
    std::string_view rest = text;
    if (const size_t equals = rest.rfind('='); equals != std::string_view::npos) {
        limit.where = rest.substr(0, equals);
        rest.remove_prefix(equals + 1);
    }
    const bool is_percent = rest.ends_with('%');
    if (is_percent) rest.remove_suffix(1);
    if (rest.starts_with('+')) {
        rest.remove_prefix(1);
        const char* const end = rest.data() + rest.size();
        const auto parsed = is_percent ? std::from_chars(rest.data(), end, limit.percent)
                                       : std::from_chars(rest.data(), end, limit.more);
        if (parsed.ec == std::errc() && parsed.ptr == end && limit.percent >= 0 && limit.more >= 0)
            return limit;
    }
    return failure("--limit {}: it looks like +0.5%, +1000 (instructions), or initcalls=+1%",
                   printable(text));
}

Result<std::string> beyond(const Limit& limit, const Profile& before, const Profile& after) {
    const Change change = TRY(limited(limit, before, after));
    const double allowed = static_cast<double>(limit.more) +
                           limit.percent / 100 * static_cast<double>(change.before.value_or(0));
    if (static_cast<double>(change.difference()) <= allowed) return std::string();
    return fmt::format("{} costs {} instructions more ({}), and the limit is {}",
                       printable(change.name),
                       grouped(static_cast<std::uint64_t>(change.difference())), percent_of(change),
                       printable(limit.source));
}

std::string signed_count(std::int64_t number) {
    const std::string digits = grouped(static_cast<std::uint64_t>(std::llabs(number)));
    return (number < 0 ? "-" : "+") + digits;
}

std::string percent_of(const Change& change) {
    if (!change.before || *change.before == 0) return "new";
    if (!change.after) return "gone";
    return fmt::format("{:+.2f} %", 100.0 * static_cast<double>(change.difference()) /
                                        static_cast<double>(*change.before));
}

std::string differences_text(const Record& before, const Record& after,
                             std::size_t most_initcalls) {
    const auto phases = changes_of(before.profile.phases, after.profile.phases);
    const auto initcalls = changes_of(before.profile.initcalls, after.profile.initcalls);
    const auto steps = changes_of(before.profile.steps, after.profile.steps);
    const auto commands = changes_of(before.profile.commands, after.profile.commands);
    if (phases.empty() && initcalls.empty() && steps.empty() && commands.empty())
        return "no difference: every phase costs the same, to the instruction\n";
    return table_of("what differs: phase", phases, phases.size()) +
           table_of("what differs: initcall", initcalls, most_initcalls) +
           table_of("what differs: step of /init", steps, steps.size()) +
           table_of("what differs: command", commands, commands.size());
}

}  // namespace kindling::cost
