#pragma once
// Where a boot ended, as values: what the probe told (harness/same/probe).

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling::same {

// The facts of one kind ("mount", "process", …): key to value. Of several with one key, the second
// has " #2" behind it, and so on; of a second process of the same arguments that stands behind the
// process: "sleep 1000 #2 | nice".
using Facts = std::map<std::string, std::string>;

// Of a fact about a process, which process: what stands before the last " | " of its key.
[[nodiscard]] std::string process_of(std::string_view key);
// Whether the facts of this kind are about processes: process, open file, environment.
[[nodiscard]] bool is_about_processes(std::string_view kind);

struct Snapshot {
    std::map<std::string, Facts> kinds;
    bool at_rest = true;  // false: it still changed when the probe gave up waiting
};

// Reads what came over the probe's port: lines of KIND, KEY and VALUE between tabs. Fails when a
// line is none, and when the end is missing or counts another number of facts. Pure.
[[nodiscard]] Result<Snapshot> parse_snapshot(std::string_view text);

}  // namespace kindling::same
