#include "suite/selection.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/nearest.h"
#include "base/quote.h"

namespace kindling::suite {

namespace {

bool read_number(std::string_view text, size_t& number) {
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    return code == std::errc() && end == text.data() + text.size();
}

// Whether the cell's values hold all that is written, comma by comma. A value may hold commas
// itself, so what is taken off is the longest of the cell's values that fits.
bool has_values(const Scenario& cell, std::string_view written) {
    while (!written.empty()) {
        size_t taken = 0;
        for (const auto& value : cell.cell) {
            const std::string one = value.written();
            const bool whole = written.size() == one.size() ||
                               (written.size() > one.size() && written[one.size()] == ',');
            if (written.starts_with(one) && whole) taken = std::max(taken, one.size());
        }
        if (taken == 0) return false;
        written.remove_prefix(std::min(taken + 1, written.size()));
    }
    return true;
}

}  // namespace

Result<Shard> parse_shard(std::string_view text) {
    const size_t slash = text.find('/');
    Shard shard;
    if (slash == std::string_view::npos || !read_number(text.substr(0, slash), shard.index) ||
        !read_number(text.substr(slash + 1), shard.count) || shard.index < 1 ||
        shard.index > shard.count)
        return failure("--shard {}: it is I/N, the Ith of N shares, as 1/3, 2/3 and 3/3",
                       printable(text));
    return shard;
}

std::vector<Scenario> in_shard(std::vector<Scenario> boots, const Shard& shard) {
    if (shard.count == 1) return boots;
    const auto place = [](const Scenario& boot) { return std::tie(boot.name, boot.file); };
    std::ranges::sort(boots, {}, place);
    std::vector<Scenario> mine;
    for (size_t i = shard.index - 1; i < boots.size(); i += shard.count)
        mine.push_back(std::move(boots[i]));
    return mine;
}

Result<std::vector<Scenario>> with_name(std::vector<Scenario> boots,
                                        const std::string& expression) {
    const RE2 regex(expression, RE2::Quiet);
    if (!regex.ok())
        return failure("--filter {}: no regular expression: {}", printable(expression),
                       regex.error());
    std::erase_if(boots,
                  [&regex](const Scenario& boot) { return !RE2::PartialMatch(boot.name, regex); });
    return boots;
}

Result<std::vector<Scenario>> with_tags(std::vector<Scenario> boots,
                                        const std::vector<std::string>& tags) {
    std::vector<std::string> known;
    for (const auto& boot : boots) known.insert(known.end(), boot.tags.begin(), boot.tags.end());
    for (const auto& tag : tags) {
        if (std::ranges::find(known, tag) == known.end())
            return failure("no scenario bears the tag \"{}\"{}", printable(tag),
                           did_you_mean(tag, known));
        std::erase_if(boots, [&tag](const Scenario& boot) {
            return std::ranges::find(boot.tags, tag) == boot.tags.end();
        });
    }
    return boots;
}

CellName split_cell_name(const std::string& name) {
    const size_t bracket = name.find('[');
    if (bracket == std::string::npos || !name.ends_with(']')) return {name, ""};
    return {name.substr(0, bracket), name.substr(bracket + 1, name.size() - bracket - 2)};
}

Result<std::vector<Scenario>> with_values(std::vector<Scenario> cells, const std::string& values) {
    std::vector<std::string> known;
    for (const auto& cell : cells) known.push_back(split_cell_name(cell.name).values);
    std::erase_if(cells, [&values](const Scenario& cell) { return !has_values(cell, values); });
    if (cells.empty())
        return failure("the scenario has no cell [{}]{}", printable(values),
                       did_you_mean(values, known));
    return cells;
}

}  // namespace kindling::suite
