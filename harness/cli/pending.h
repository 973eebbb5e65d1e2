#pragma once
#include <filesystem>
#include <string>

namespace kindling::cli {

// What a boot leaves behind has a name of its own while the boot runs, so that two boots of one
// name do not write into one place: ".running-PID-COUNT-NAME", another one at each call.
[[nodiscard]] std::string pending_name(const std::string& name);

// Removes what has such a name in FOLDER and belongs to a process that is gone.
void remove_abandoned(const std::filesystem::path& folder);

}  // namespace kindling::cli
