#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "base/host_processors.h"
#include "base/result.h"
#include "cli/boot_options.h"
#include "cli/supplies.h"
#include "cost/record.h"

namespace kindling::cli {

// How a bench is to be made.
struct BenchRequest {
    BootOptions boot;
    int runs = 3;
    int jobs = host_processors();                   // at a time
    std::string command_line{};                     // added to the scenario's
    std::optional<std::filesystem::path> plugin{};  // cost::plugin_for_qemu()
};

// A bench that came to nothing, and said why: the exit code for that.
struct NotBenched {
    int exit_code = 0;
};

using Benched = std::variant<cost::Record, NotBenched>;

// Where a kernel's symbols lie when nobody says: it is a vmlinux itself, or they lie beside it, or
// where the build left them (linux/arch/x86/boot/bzImage). Empty: nowhere.
[[nodiscard]] std::filesystem::path vmlinux_of(const std::filesystem::path& kernel);

// Boots a scenario REQUEST.runs times in the repeatable set-up, REQUEST.jobs at a time, and tells
// what it cost. A boot that does not pass, and one that is not as the first was (numbered as they
// end), is reported on stdout and gives NotBenched; no other is begun then. Fails on bad usage, and
// as the supplies do.
[[nodiscard]] Result<Benched> bench_scenario(const std::filesystem::path& file, Supplies& supplies,
                                             const BenchRequest& request);

// Says on stdout why two boots can't be compared, and gives the exit code for that.
[[nodiscard]] int say_not_comparable(const std::string& reason);

}  // namespace kindling::cli
