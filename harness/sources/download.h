#pragma once
#include <filesystem>
#include <string>

#include "base/cache.h"
#include "base/result.h"
#include "sources/description.h"

namespace kindling::sources {

// The file at an address, through curl or wget, kept in the cache under its checksum. Fails with
// a cure when neither program is there or the address can't be reached; when the file's checksum
// is not SHA256, names both and keeps nothing.
[[nodiscard]] Result<std::filesystem::path> download(const Cache& cache, const std::string& name,
                                                     const Download& origin,
                                                     const std::string& sha256);

}  // namespace kindling::sources
