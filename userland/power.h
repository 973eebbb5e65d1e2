#pragma once
// What reboot, poweroff and halt have in common.

#include "command.h"

namespace kindling {

inline constexpr Option power_options[] = {
    {'f', "ask the kernel at once, and let no process end in order"},
    {'n', "with -f: do not write to disk first what is waiting in memory"},
};

// Asks PID 1 for the machine's end by SIGNAL (those of BusyBox's init, which ours takes too), or
// with -f the kernel by reboot(2)'s COMMAND.
[[nodiscard]] Result<void> ask_for_end(Invocation& invocation, int signal, unsigned command);

}  // namespace kindling
