#include "conformance/group.h"

#include <algorithm>

namespace kindling::conformance {

namespace {

using verdict::Verdict;

bool are_booted_the_same_way(const scenario::Scenario& one, const scenario::Scenario& other) {
    const auto head = [](const scenario::Scenario& scenario) {
        return std::tie(scenario.image, scenario.kernel, scenario.boots_vmlinux, scenario.machine,
                        scenario.firmware, scenario.extra_ports, scenario.memory_mib, scenario.cpus,
                        scenario.command_line, scenario.silence, scenario.oops_allowed);
    };
    return head(one) == head(other);
}

std::string reason_of(const scenario::Playback& playback) {
    const auto& judgement = playback.judgement;
    std::string reason(verdict::name_of(judgement.verdict));
    if (const auto& step = playback.failed_step) reason += fmt::format(" at `{}`", step->source);
    return reason + ": " + judgement.reason;
}

}  // namespace

std::vector<Group> grouped(std::span<const Duty> duties, std::span<const size_t> wanted) {
    std::vector<Group> groups;
    for (const size_t duty : wanted) {
        const auto fits = [&](const Group& group) {
            const Duty& first = duties[group.front()];
            return may_share(first) && may_share(duties[duty]) &&
                   are_booted_the_same_way(first.scenario, duties[duty].scenario);
        };
        const auto group = std::ranges::find_if(groups, fits);
        if (group == groups.end())
            groups.push_back({duty});
        else
            group->push_back(duty);
    }
    return groups;
}

scenario::Scenario joined(std::span<const Duty> duties, const Group& group) {
    scenario::Scenario whole = duties[group.front()].scenario;
    for (const size_t duty : std::span(group).subspan(1)) {
        const auto& part = duties[duty].scenario;
        whole.steps.insert(whole.steps.end(), part.steps.begin(), part.steps.end());
        whole.timeout += part.timeout;
    }
    for (size_t step = 0; step < whole.steps.size(); ++step)
        whole.steps[step].line = static_cast<int>(step);
    return whole;
}

Split split(std::span<const Duty> duties, const Group& group, const scenario::Playback& playback) {
    if (playback.judgement.verdict == Verdict::pass) return {.passed = group.size()};
    const bool trouble = playback.judgement.verdict == Verdict::infra || !playback.milestones.init;
    Split split{.reason = reason_of(playback), .trouble = trouble};
    // Without a step to blame the story was done, and what came then is the last one's doing.
    int step = playback.failed_step ? playback.failed_step->line : INT_MAX;
    while (split.passed + 1 < group.size()) {
        step -= static_cast<int>(duties[group[split.passed]].scenario.steps.size());
        if (step < 0) break;
        ++split.passed;
    }
    // Such trouble is no duty's doing: all that the boot was to ask is still open.
    if (trouble) split.passed = 0;
    return split;
}

}  // namespace kindling::conformance
