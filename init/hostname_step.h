#pragma once
#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> set_hostname(const Step& step, Boot& boot);

// Names the machine as the first line of /etc/hostname says (man 5 hostname), or NAME without such
// a file.
constexpr Step hostname_step(const char* name) {
    return {.run = set_hostname, .subject = name, .place = "/etc/hostname"};
}

}  // namespace kindling
