#include "scenario/packed_runs.h"

#include <algorithm>

#include "base/quote.h"

namespace kindling::scenario {

namespace {

bool is_run(const Step& step) {
    return std::holds_alternative<Run>(step.action);
}

bool only_watches(const Step& step) {
    return std::holds_alternative<Expect>(step.action) ||
           std::holds_alternative<ExpectKtap>(step.action) ||
           std::holds_alternative<Reject>(step.action);
}

// What kindling.onexit= calls the ways to end a machine. A machine that the harness would switch
// off switches itself off; a panic is the doing of what is run.
std::string_view onexit_for(verdict::Ending end) {
    using verdict::Ending;
    switch (end) {
        case Ending::reboot:
            return "reboot";
        case Ending::halt:
            return "halt";
        case Ending::power_off:
        case Ending::panic:
        case Ending::stopped:
            break;
    }
    return "poweroff";
}

// A command may end the shell (exit, a syntax error in eval): the trap then says its mark, and the
// commands that did not come to their turn make the status bad.
constexpr std::string_view script_head =
    "#!/bin/sh\n"
    "# Made by kindling from a scenario's run steps.\n"
    "kindling_bad=0\n"
    "kindling_left={}\n"
    "kindling_end() {{\n"
    "    kindling_status=$?\n"
    "    echo \"@kindling end $kindling_step:$kindling_status@\"\n"
    "    [ $kindling_status -eq $kindling_wanted ] || kindling_bad=1\n"
    "    kindling_left=$((kindling_left - 1))\n"
    "}}\n"
    "trap 'kindling_end; [ $kindling_left -eq 0 ] || kindling_bad=1; exit $kindling_bad' EXIT\n";

}  // namespace

std::optional<PackedRuns> packable_runs(const Scenario& scenario) {
    const auto& steps = scenario.steps;
    const auto first = std::ranges::find_if_not(steps, only_watches);
    if (first == steps.end() || !is_run(*first)) return std::nullopt;
    const auto end = std::find_if_not(first, steps.end(), is_run);
    if (!std::all_of(end, steps.end(), only_watches)) return std::nullopt;
    return PackedRuns{static_cast<size_t>(first - steps.begin()),
                      static_cast<size_t>(end - steps.begin())};
}

std::string script_of(const Scenario& scenario, const PackedRuns& runs) {
    std::string script = fmt::format(script_head, runs.end - runs.first);
    for (size_t step = runs.first; step < runs.end; ++step) {
        const auto& run = std::get<Run>(scenario.steps[step].action);
        script +=
            fmt::format("echo '{}@'\nkindling_step={} kindling_wanted={}\neval {}\nkindling_end\n",
                        run_mark("begin", step), step, run.status, single_quoted(run.command));
    }
    return script + "trap - EXIT\nexit $kindling_bad\n";
}

std::string command_line_of(const Scenario& scenario) {
    return fmt::format("kindling.run={} kindling.onexit={}", packed_script,
                       onexit_for(scenario.end));
}

std::string run_mark(std::string_view which, size_t step) {
    return fmt::format("@kindling {} {}", which, step);
}

}  // namespace kindling::scenario
