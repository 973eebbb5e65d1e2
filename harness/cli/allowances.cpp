#include "cli/allowances.h"

#include <algorithm>
#include <set>

#include "base/checkout.h"
#include "base/file.h"

namespace kindling::cli {

namespace {

Result<void> add_file(std::vector<scenario::Allowance>& all, const fs::path& file) {
    for (auto& allowance : TRY(scenario::parse_allowances(file, TRY(read_file(file))))) {
        allowance.is_shared = true;
        all.push_back(std::move(allowance));
    }
    return {};
}

}  // namespace

Result<void> add_shared_allowances(std::vector<scenario::Scenario>& scenarios,
                                   const BootOptions& options) {
    std::vector<scenario::Allowance> shared;
    const fs::path ours = checkout::root() / "configs" / "allowed";
    std::error_code ignored;
    if (fs::exists(ours, ignored)) TRY(add_file(shared, ours));
    for (const auto& file : options.allow) TRY(add_file(shared, file));
    for (auto& scenario : scenarios)
        scenario.allowances.insert(scenario.allowances.end(), shared.begin(), shared.end());
    return {};
}

std::vector<std::string> idle_allowances(const report::Run& run) {
    std::set<std::string> used;
    for (const auto& test : run.tests)
        for (const auto& boot : test.attempts)
            for (const size_t index : boot.playback.used_allowances)
                used.insert(boot.scenario.allowances[index].where);
    std::vector<std::string> lines;
    if (run.tests.empty()) return lines;
    for (const auto& allowance : run.tests.front().boot().scenario.allowances)
        if (allowance.is_shared && !used.contains(allowance.where))
            lines.push_back(scenario::idle_line(allowance, scenario::today()));
    return lines;
}

}  // namespace kindling::cli
