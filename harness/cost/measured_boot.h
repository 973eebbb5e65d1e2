#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/cache.h"
#include "base/result.h"
#include "cost/marks.h"
#include "cost/trace.h"
#include "machine/description.h"
#include "scenario/play.h"
#include "scenario/scenario.h"

namespace kindling::cost {

// The plugin that this host's QEMU takes; nothing when it takes none. QEMU is asked, and its answer
// kept in CACHE for as long as QEMU and the plugin are what they are.
[[nodiscard]] std::optional<std::filesystem::path> plugin_for_qemu(const Cache& cache);

// One boot, with all that was seen of it.
struct MeasuredBoot {
    scenario::Playback playback;
    std::string console;
    Trace trace;  // empty without a plugin
};

// Boots MACHINE, which must be repeatable, under PLUGIN with MARKS (or without a plugin), and plays
// SCENARIO. The console goes to the file CONSOLE; FOLDER holds what else is written meanwhile.
// Fails on an interruption, when a file can't be written, and when the plugin's trace is none.
[[nodiscard]] Result<MeasuredBoot> measure(const scenario::Scenario& scenario,
                                           machine::Description machine,
                                           const std::optional<std::filesystem::path>& plugin,
                                           const Marks& marks, const std::filesystem::path& console,
                                           const std::filesystem::path& folder, double time_scale);

// What differs first between two boots that should be the same, for a person: the console's first
// differing line, or the first mark. Empty: nothing, every byte and every count is the same. Pure.
[[nodiscard]] std::string first_difference(const MeasuredBoot& one, const MeasuredBoot& other,
                                           const Marks& marks);

}  // namespace kindling::cost
