#pragma once
#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> take_inittab(const Step& step, Boot& boot);

// Takes up the jobs of the inittab PATH, if there is one and no single user was asked for: sysinit,
// wait and once run here, in this order, the others from the end of the table on. A SIGHUP has it
// read anew. A line that is no entry is said, and passed over.
constexpr Step inittab_step(const char* path) {
    return {.run = take_inittab, .place = path};
}

}  // namespace kindling
