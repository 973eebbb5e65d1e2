#pragma once
#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> take_settings(const Step& step, Boot& boot);

// From here on the boot is as the kernel's command line asks for (settings.h). Needs /proc.
constexpr Step settings_step() {
    return {.run = take_settings};
}

}  // namespace kindling
