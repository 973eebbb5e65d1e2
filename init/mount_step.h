#pragma once
#include <sys/mount.h>

#include "step.h"

namespace kindling {

inline constexpr unsigned long bare_mount = MS_NOSUID | MS_NODEV | MS_NOEXEC;

[[nodiscard]] Result<void> mount_file_system(const Step& step, Boot& boot);
void explain_mount(Output& out, const Step& step, int number);

// Mounts the kernel's file system TYPE on PLACE, a directory that is made if it is missing; its
// parent must be there.
constexpr Step mount_step(const char* type, const char* place, unsigned long flags) {
    return {.run = mount_file_system,
            .explain = explain_mount,
            .subject = type,
            .place = place,
            .flags = flags};
}

}  // namespace kindling
