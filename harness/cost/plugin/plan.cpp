#include "plan.h"

#include <algorithm>
#include <sstream>

namespace kindling::plugin {

namespace {

// "KEYWORD …", one a line; numbers are hexadecimal but ids.
bool parse_line(const std::string& line, Plan& plan) {
    std::istringstream words(line);
    std::string keyword;
    words >> keyword;
    if (keyword == "output" || keyword == "console") {
        std::string& path = keyword == "output" ? plan.output : plan.console;
        path = line.substr(keyword.size() + 1);
        return true;
    }
    std::uint64_t first = 0;
    words >> std::hex >> first;
    if (keyword == "wait") {
        Range range{first, 0};
        words >> std::hex >> range.end;
        plan.waits.push_back(range);
        return !words.fail();
    }
    Mark mark;
    words >> std::dec >> mark.id;
    if (keyword == "once") mark.kind = MarkKind::once;
    if (keyword == "exec") mark.kind = MarkKind::exec;
    plan.marks[first] = mark;
    return !words.fail() && (keyword == "each" || mark.kind != MarkKind::each);
}

}  // namespace

bool parse_plan(const std::string& text, Plan& plan) {
    std::istringstream lines(text);
    std::string line;
    if (!std::getline(lines, line) || line != "kindling-plan 1") return false;
    while (std::getline(lines, line))
        if (!parse_line(line, plan)) return false;
    std::sort(plan.waits.begin(), plan.waits.end(),
              [](const Range& left, const Range& right) { return left.begin < right.begin; });
    return !plan.output.empty();
}

bool waits(const Plan& plan, std::uint64_t address) {
    const auto next = std::upper_bound(
        plan.waits.begin(), plan.waits.end(), address,
        [](std::uint64_t wanted, const Range& range) { return wanted < range.begin; });
    return next != plan.waits.begin() && address < std::prev(next)->end;
}

}  // namespace kindling::plugin
