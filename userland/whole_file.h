#pragma once
#include "grown.h"

namespace kindling {

// All that PATH holds, however much that is; for the files of /proc, which tell no size. Fails
// when it can't be read.
[[nodiscard]] Result<Grown<char>> read_whole_file(const char* path);

}  // namespace kindling
