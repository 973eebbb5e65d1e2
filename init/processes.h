#pragma once
#include "job.h"

namespace kindling {

// Ends all processes but PID 1: they are asked first, and get time to save what they have; those
// that are left then are killed. Takes leave of all of them. Says when some are left even so, as
// a process within the kernel can be.
void end_processes(Jobs& jobs);

// Waits until the console's line has taken what was written to it, at most three seconds: one that
// is stopped (^S, a modem) must not keep the machine from its end. No child is there beforehand.
void wait_for_console();

}  // namespace kindling
