#pragma once
// PID 1 installs no handler: it blocks every signal and waits for those that mean something.
// sigtimedwait needs nothing of the kernel's configuration, which signalfd does.

#include <signal.h>

#include <optional>

#include "respawn.h"

namespace kindling {

// Blocks all signals and gives each its default disposition, which programs started from here
// inherit. (Who started us may have ignored SIGCHLD, and no child could be waited for then.)
void block_all_signals();

// For a child before its exec: nothing blocked.
void allow_all_signals();

// Waits until a child ended, a signal came that PID 1 answers, or a socket that asked for SIGIO has
// something to read, at most for LIMIT (nothing: for ever). Gives the signal, or 0 when the time
// was up.
[[nodiscard]] int wait_for_signal(std::optional<Milliseconds> limit);

// The time since boot, which no setting of the clock changes.
[[nodiscard]] Milliseconds monotonic_time();
[[nodiscard]] std::uint64_t monotonic_microseconds();

}  // namespace kindling
