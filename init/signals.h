#pragma once
// PID 1 installs no handler: it blocks every signal and waits for those that mean something.
// sigtimedwait needs nothing of the kernel's configuration, which signalfd does.

#include <signal.h>

#include <cstdint>
#include <optional>

#include "respawn.h"

namespace kindling {

// Signals as the kernel's own calls take them: bit N - 1 for the signal N. (musl's sigset_t has
// room for 1,024, and keeps three of them to itself.)
using SignalSet = std::uint64_t;

template <typename... Numbers>
constexpr SignalSet signals_of(Numbers... numbers) {
    return ((SignalSet{1} << (numbers - 1)) | ...);
}

// What PID 1 answers, or is woken by: a child that ended, a socket that asked for SIGIO.
inline constexpr SignalSet answered =
    signals_of(SIGCHLD, SIGIO, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGPWR, SIGTSTP);
// The same behind a SIGTSTP; the others wait.
inline constexpr SignalSet answered_while_stopped = signals_of(SIGCHLD, SIGCONT);

// Blocks all signals and gives each its default disposition, which programs started from here
// inherit. (Who started us may have ignored SIGCHLD, and no child could be waited for then.)
void block_all_signals();

// Blocks the signals of BLOCKED, and no others.
void block_signals(SignalSet blocked);
inline constexpr SignalSet all_signals = ~SignalSet{0};

// For a child before its exec: nothing blocked.
void allow_all_signals();

// Waits for one of the AWAITED signals, at most for LIMIT (nothing: for ever). Gives the signal, or
// 0 when the time was up.
[[nodiscard]] int wait_for_signal(SignalSet awaited, std::optional<Milliseconds> limit);

// The time since boot, which no setting of the clock changes.
[[nodiscard]] Milliseconds monotonic_time();
[[nodiscard]] std::uint64_t monotonic_microseconds();

}  // namespace kindling
