#pragma once
// Every process whose parent ended becomes a child of PID 1, and is a zombie until it is waited
// for (man 2 wait).

#include <sys/types.h>

#include "respawn.h"

namespace kindling {

class Shell;

// Takes leave of every child that has ended. One SIGCHLD may stand for many of them.
void reap_children(Shell& shell);

// Waits until there is no child left, at most for LIMIT. False: some are left.
[[nodiscard]] bool wait_for_all_children(Milliseconds limit);

}  // namespace kindling
