#pragma once
#include "support/output.h"

namespace kindling {

// Says what errno NUMBER means. Each guest program defines it for itself: libc's table of all its
// texts is a fifteenth of what /init may weigh.
void say_error(Output& out, int number);

}  // namespace kindling
