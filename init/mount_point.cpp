#include "mount_point.h"

// Not sys/stat.h: musl 1.2.3 does not know statx, and that of 1.2.5 would be a second one.
#include <linux/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kindling {

bool is_mount_point(const char* place) {
    struct statx status = {};
    // The kernel tells of mounts by statx since 5.8. An absolute path needs no folder.
    return ::syscall(SYS_statx, -1, place, 0, 0, &status) == 0 &&
           (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

}  // namespace kindling
