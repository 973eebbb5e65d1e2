#pragma once
#include "support/result.h"

namespace kindling::pid1 {

// COUNT processes whose parent ends before them, all of which end at once when they are all there.
// False when fork failed.
[[nodiscard]] bool make_orphans(long count);

// The zombies of PID 1 that are left when it has had so many milliseconds for them; see_processes()
// before.
[[nodiscard]] Result<unsigned> zombies_left(long patience);

}  // namespace kindling::pid1
