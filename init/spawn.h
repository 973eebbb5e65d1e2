#pragma once
#include <sys/types.h>

#include "arguments.h"
#include "support/result.h"
#include "terminal.h"

namespace kindling {

// How a job is started: on TERMINAL, in a session of its own.
struct Start {
    const Terminal& terminal;
    // The terminal becomes the session's controlling one even when another session has it. What is
    // not for typing at goes without: when a script with one ends, what it left in the background
    // is sent a SIGHUP (kernel/exit.c, drivers/tty/tty_jobctrl.c: disassociate_ctty).
    bool takes_terminal;
    // Waits for the Enter key first.
    bool asks;
    // Another process leads the session, and ends as the program does: what the program wrote is
    // still on its way when it ends, and the end of a session's leader throws that away
    // (drivers/tty/tty_ldisc.c: tty_ldisc_hangup).
    bool is_led;
};

// Starts the program of ARGUMENTS with clean signals and a sane environment; a name without a slash
// is looked for where our PATH leads. Gives its process id. When it can't be executed the Error
// says why, and no process is left; but one that asks or is led says so itself, and ends with 127.
[[nodiscard]] Result<pid_t> spawn(const Arguments& arguments, const Start& start);

// Becomes the program of ARGUMENTS; returns errno when that fails. Fit for a child of vfork.
[[nodiscard]] int become(const Arguments& arguments, const char* const* environment);

}  // namespace kindling
