#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/boot_options.h"
#include "report/boots.h"
#include "scenario/scenario.h"

namespace kindling::cli {

// Gives every scenario, behind its own, the allowances of configs/allowed, where there is such a
// file, and of those that --allow names. Fails, naming file and line, when one can't be read.
[[nodiscard]] Result<void> add_shared_allowances(std::vector<scenario::Scenario>& scenarios,
                                                 const BootOptions& options);

// Of the allowances from files: a line for each that is out of date, or allowed nothing in any of
// these boots.
[[nodiscard]] std::vector<std::string> idle_allowances(const report::Run& run);

}  // namespace kindling::cli
