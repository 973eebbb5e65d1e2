#pragma once
// `run` steps that nobody types: where the image's /init is ours, they are packed as a script into
// a segment behind the image, and /init runs it (kindling.run=) and answers with its status over
// the result port.

#include <optional>
#include <string>

#include "scenario/scenario.h"

namespace kindling::scenario {

// Where the script lies in the guest. A dot: `ls /` shows what the image's maker put there.
inline constexpr std::string_view packed_script = "/.kindling-run";

// The `run` steps that /init can run by itself: they follow one another, and the scenario types
// nothing and waits for no prompt (`expect` and `reject` may stand above and below). Nothing: they
// can't. /init runs the script in the shell's place, so there is no prompt to type at. Pure.
[[nodiscard]] std::optional<PackedRuns> packable_runs(const Scenario& scenario);

// The script: each command between the marks that a typed one stands between, in one shell; it
// exits with 0 when every command ended with the status that the scenario asserts. Pure.
[[nodiscard]] std::string script_of(const Scenario& scenario, const PackedRuns& runs);

// What /init is told of it on the kernel command line: the script, and how to end the machine
// behind it, as the scenario wants it ended. Pure.
[[nodiscard]] std::string command_line_of(const Scenario& scenario);

// The lines that stand on the console before and behind a command's output: "@kindling begin 3@",
// "@kindling end 3:0@" without what follows the number. STEP counts from 0.
[[nodiscard]] std::string run_mark(std::string_view which, size_t step);

}  // namespace kindling::scenario
