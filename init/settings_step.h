#pragma once
#include "step.h"

namespace kindling {

[[nodiscard]] inline Result<void> take_settings(const Step&, Boot& boot) {
    read_settings(boot.settings);
    return {};
}

// From here on the boot is as the kernel's command line asks for (settings.h). Needs /proc.
constexpr Step settings_step() {
    return {.run = take_settings, .subject = "/proc/cmdline"};
}

}  // namespace kindling
