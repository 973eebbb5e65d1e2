#pragma once
// ^C, SIGTERM and SIGHUP end the work, not the process: whoever waits for something polls
// interrupt_fd() beside it, ends its children and returns interruption(). main then dies of the
// same signal, so that a shell or `git bisect run` sees what happened.

#include "base/result.h"

namespace kindling {

// Takes over SIGINT, SIGTERM and SIGHUP, and ignores SIGPIPE. Called once, by main.
void catch_interrupts();

// The signal that asked us to end, or 0.
[[nodiscard]] int interrupted_by();

// Readable from the first interrupting signal on; never read from it. -1 before catch_interrupts.
[[nodiscard]] int interrupt_fd();

// The error that interrupted work returns.
[[nodiscard]] std::unexpected<Error> interruption();

// Dies of the signal that interrupted us. Call it when all is cleaned up.
[[noreturn]] void die_of_interrupt();

}  // namespace kindling
