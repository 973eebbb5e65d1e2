#pragma once
#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> say_text(const Step& step, Boot& boot);
[[nodiscard]] Result<void> say_boot_time(const Step& step, Boot& boot);

// Says TEXT on a line of its own.
constexpr Step say_step(const char* text) {
    return {.run = say_text, .subject = text};
}

// Says how long ago the kernel started, from the first field of /proc/uptime.
constexpr Step say_boot_time_step() {
    return {.run = say_boot_time};
}

}  // namespace kindling
