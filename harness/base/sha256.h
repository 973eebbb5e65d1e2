#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling {

// The SHA-256 of a text, as 64 lower-case hex digits.
[[nodiscard]] std::string sha256(std::string_view text);

// The SHA-256 of a file's content, read in pieces. Fails when the file can't be read.
[[nodiscard]] Result<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace kindling
