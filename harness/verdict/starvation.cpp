#include "verdict/starvation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kindling::verdict {

namespace {

constexpr std::array watched_by_clock{Type::rcu_stall, Type::soft_lockup, Type::hard_lockup,
                                      Type::workqueue_lockup};
// A watchdog's shortest limit is 3 s (kernel/rcu/tree_stall.h, rcu_jiffies_till_stall_check).
constexpr double shortest_watch = 3;

}  // namespace

std::optional<std::string> starved(const Report& report, double ran, double waited) {
    if (std::ranges::find(watched_by_clock, report.type) == watched_by_clock.end() ||
        waited < shortest_watch || waited < ran)
        return std::nullopt;
    return fmt::format(
        "the kernel reported \"{}\", but this host let it run for only {:.1f} s and wait for "
        "{:.1f} s: nobody can tell. Boot it again with less to do beside it (fewer --jobs)",
        report.title, ran, waited);
}

}  // namespace kindling::verdict
