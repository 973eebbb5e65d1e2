#pragma once
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "machine/description.h"
#include "machine/looks.h"
#include "scenario/milestones.h"
#include "scenario/player.h"
#include "scenario/scenario.h"
#include "verdict/judge.h"
#include "verdict/report.h"

namespace kindling::scenario {

// All that is known of one boot.
struct Playback {
    verdict::Outcome outcome;
    verdict::Judgement judgement;
    Milestones milestones;
    std::vector<Capture> captures;
    std::vector<verdict::Subtest> subtests;    // what the guest's own tests came to
    std::optional<Contradiction> failed_step;  // the step that is to blame, if one is
    std::deque<std::string> last_lines;        // of the console, at most 20
    // Where the guest's processors stood when a boot that still ran was given up.
    machine::Looks looks;
    // What a person should know whatever the verdict: a wrong tag, another accelerator, …
    std::vector<std::string> remarks;
    // The trouble that the kernel reported, and which of the scenario's allowances were used.
    std::vector<verdict::Report> reports;
    std::vector<size_t> used_allowances;
};

// Boots MACHINE, with a challenge of its own to /init, and plays SCENARIO against it; the whole
// console goes to CONSOLE_LOG. TIME_SCALE stretches every limit, for slow hosts; ON_TICK is called
// at least twice a second. Trouble on the host is a verdict (infra); only an interruption is an
// error.
[[nodiscard]] Result<Playback> play(const Scenario& scenario, const machine::Description& described,
                                    const std::filesystem::path& console_log, double time_scale,
                                    const std::function<void()>& on_tick);

}  // namespace kindling::scenario
