#pragma once
#include <sys/mount.h>

#include "step.h"

namespace kindling {

inline constexpr std::uint32_t no_exec = MS_NOSUID | MS_NOEXEC;
inline constexpr std::uint32_t no_device = MS_NOSUID | MS_NODEV;
inline constexpr std::uint32_t bare_mount = MS_NOSUID | MS_NODEV | MS_NOEXEC;

[[nodiscard]] Result<void> mount_file_system(const Step& step, Boot& boot);
[[nodiscard]] Result<void> say_mounts(const Step& step, Boot& boot);

// Mounts the kernel's file system TYPE on PLACE, a directory that is made if it is missing; its
// parent must be there. OPTIONS are the file system's own (man 8 mount). Where something is mounted
// already it stays as it is.
constexpr Step mount_step(const char* type, const char* place, std::uint32_t flags,
                          const char* options = "") {
    return {.run = mount_file_system,
            .subject = type,
            .place = place,
            .detail = options,
            .number = flags};
}

// Says in a line each which file systems the kernel lacks and by which option it would have them,
// and where something was mounted before.
constexpr Step say_mounts_step() {
    return {.run = say_mounts};
}

}  // namespace kindling
