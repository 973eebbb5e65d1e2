#pragma once
#include <vector>

#include "cli/boot_options.h"
#include "cli/supplies.h"
#include "machine/description.h"
#include "scenario/scenario.h"

namespace kindling::cli {

// The machine that a scenario asks for, with what it is made of built or found. Where the image's
// /init is ours, the scenario's `run` steps are packed behind the image, and SCENARIO says so from
// then on. Fails as the supplies do, when a disk is missing, and when the boot is to be repeatable
// and types something.
[[nodiscard]] Result<machine::Description> described_machine(scenario::Scenario& scenario,
                                                             Supplies& supplies,
                                                             const BootOptions& options);

// Prints, for each scenario, the QEMU command that boots it by hand. Gives the exit code; fails as
// described_machine() does.
[[nodiscard]] Result<int> print_commands(std::vector<scenario::Scenario> scenarios,
                                         Supplies& supplies, const BootOptions& options);

}  // namespace kindling::cli
