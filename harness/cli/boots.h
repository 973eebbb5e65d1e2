#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/boot_options.h"
#include "report/formats.h"
#include "scenario/scenario.h"
#include "suite/plan.h"

namespace kindling::cli {

// How several boots are made.
struct Campaign {
    suite::Rounds rounds{};
    int jobs = 1;                       // guests' processors at a time
    std::filesystem::path artifacts{};  // a folder for each boot goes here; empty: the cache
    report::Destinations reports{};     // what is written at the end
};

// Gets ready all that the boots are made of, makes them side by side, prints the table, and for
// each that did not pass what a person needs to know, and writes the reports. Gives the exit code
// (report::Run::exit_code; 125, too, when a report can't be written and all else passed). Fails
// when there is nothing to boot, the options contradict one another, and when interrupted.
[[nodiscard]] Result<int> boot_and_report(std::vector<scenario::Scenario> boots,
                                          const BootOptions& options, const Campaign& campaign);

}  // namespace kindling::cli
