#pragma once
#include <sys/types.h>

#include <span>

#include "support/result.h"

namespace kindling {

// Starts PROGRAM with ARGUMENTS (the first is its own name, the last a nullptr) in a session of its
// own with the console's terminal as its controlling one, with clean signals and a sane
// environment. Gives its process id. When it can't be executed the Error says why, and no process
// is left.
[[nodiscard]] Result<pid_t> spawn_on_terminal(const char* program,
                                              std::span<const char* const> arguments);

}  // namespace kindling
