#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling::sources {

// Compares a file's SHA-256 with the one that it must have; fails naming the file and both.
[[nodiscard]] Result<void> check_sum(const std::string& file, std::string_view got,
                                     std::string_view wanted);

// The sum as we compare it, in lower case; fails when it is no SHA-256 (64 hex digits).
[[nodiscard]] Result<std::string> normal_sum(std::string_view text);

}  // namespace kindling::sources
