#pragma once
// What a person reads of one boot, and of several.

#include <filesystem>
#include <string>
#include <vector>

#include "machine/description.h"
#include "scenario/play.h"
#include "scenario/scenario.h"

namespace kindling::report {

// One boot that was judged, and what it was made of.
struct JudgedBoot {
    scenario::Scenario scenario;
    machine::Description machine;
    scenario::Playback playback;
    std::filesystem::path console_log;
    std::vector<std::string> notes;       // what was noticed before the boot, for a failing one
    std::vector<std::string> places;      // source lines of the code that the kernel's report names
    std::vector<std::string> standing{};  // where the guest's processors stood (standing_of)
};

// The table of boots: scenario, sizes, verdict and the times of the milestones.
[[nodiscard]] std::string table_of(const std::vector<JudgedBoot>& boots);

// What the named captures of a boot matched, a line each, and what is to be said of a pass; empty
// when there is neither.
[[nodiscard]] std::string captures_of(const JudgedBoot& boot);

// For a boot that did not pass: the verdict and its reason, the step with its place, what came
// instead (the console's last lines), when, and the QEMU command that boots it again by hand.
[[nodiscard]] std::string failure_of(const JudgedBoot& boot);

}  // namespace kindling::report
