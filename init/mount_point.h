#pragma once

namespace kindling {

// Whether something is mounted on PLACE, an absolute path. False when it can't be told.
[[nodiscard]] bool is_mount_point(const char* place);

}  // namespace kindling
