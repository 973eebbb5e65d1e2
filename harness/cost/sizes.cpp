#include "cost/sizes.h"

#include <algorithm>

#include "base/quote.h"
#include "cost/difference.h"
#include "cost/listing.h"
#include "report/table.h"

namespace kindling::cost {

namespace {

using report::Table;

constexpr size_t most_options = 60;

// An option that is off and one that is not there come to the same kernel.
std::string value_or(const Options& config, const std::string& symbol) {
    const auto found = config.find(symbol);
    return found == config.end() || found->second == "n" ? "-" : found->second;
}

std::uint64_t sum_of(const std::map<std::string, std::uint64_t>& sizes) {
    std::uint64_t sum = 0;
    for (const auto& [name, size] : sizes) sum += size;
    return sum;
}

// The sizes as spans, so that they are compared as costs are.
std::vector<Span> spans_of(const std::map<std::string, std::uint64_t>& sizes) {
    std::vector<Span> spans;
    for (const auto& [name, size] : sizes) spans.push_back({name, 0, 0, size, 0, 0});
    return spans;
}

}  // namespace

std::string options_text(const Options& before, const Options& after) {
    Options all = before;
    all.insert(after.begin(), after.end());
    Table table({{"what differs: option"}, {"first"}, {"second"}});
    size_t count = 0;
    for (const auto& [symbol, ignored] : all) {
        const std::string one = value_or(before, symbol);
        const std::string other = value_or(after, symbol);
        if (one == other) continue;
        if (++count <= most_options)
            table.add({{printable(symbol)}, {printable(one)}, {printable(other)}});
    }
    if (count == 0) return "\nno option differs\n";
    std::string text = "\n" + table.text();
    if (count > most_options) text += fmt::format("… and {} more\n", count - most_options);
    return text;
}

std::string bytes_text(const ElfSymbols& before, const ElfSymbols& after, std::size_t most) {
    const auto one = before.sizes();
    const auto other = after.sizes();
    std::string text = fmt::format("\nbytes of functions and variables: {}, then {}\n",
                                   grouped(sum_of(one)), grouped(sum_of(other)));
    const auto changes = changes_of(spans_of(one), spans_of(other));
    if (changes.empty()) return text;
    Table table({{"what differs: symbol"},
                 {"first", Table::Align::right},
                 {"second", Table::Align::right},
                 {"difference", Table::Align::right}});
    for (const auto& change : changes) {
        if (most-- == 0) break;
        table.add({{printable(change.name)},
                   {change.before ? grouped(*change.before) : "-"},
                   {change.after ? grouped(*change.after) : "-"},
                   {signed_count(change.difference())}});
    }
    return text + table.text();
}

}  // namespace kindling::cost
