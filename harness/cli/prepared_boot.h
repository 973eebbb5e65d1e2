#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/boot_options.h"
#include "cli/supplies.h"
#include "machine/description.h"
#include "report/run.h"
#include "scenario/scenario.h"

namespace kindling::cli {

// A boot of which all that it is made of is there: from here on nothing is built, so that many can
// be made at once.
struct PreparedBoot {
    scenario::Scenario scenario;
    machine::Description machine;
    std::optional<std::filesystem::path> vmlinux;  // the symbols of its kernel
    std::vector<std::string> notes;                // what was noticed of the kernel
    std::string trouble;                           // why it can't be made; empty: it can
};

// Builds or finds what the boot is made of. What fails is trouble of this boot alone; only an
// interruption is an error.
[[nodiscard]] Result<PreparedBoot> prepared(scenario::Scenario scenario, Supplies& supplies,
                                            const BootOptions& options);

// Makes the boot and judges it; the console goes to CONSOLE. Beside a boot that did not pass stands
// what its image, its kernel's symbols and its processors have to say. May be called by several
// threads at once. Only an interruption is an error.
[[nodiscard]] Result<report::JudgedBoot> boot(const PreparedBoot& prepared,
                                              const std::filesystem::path& console,
                                              double time_scale);

// What came of a boot that trouble on the host kept from being made.
[[nodiscard]] report::JudgedBoot not_made(const PreparedBoot& prepared, std::string trouble);

}  // namespace kindling::cli
