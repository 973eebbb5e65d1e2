#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "base/cache.h"
#include "base/result.h"

namespace kindling::sources {

// The directory that a tarball of sources unpacks to, in the cache, its top folder left off.
// IDENTITY is what the key is made from; STEPS, about how many files it holds. Fails with what
// tar says when it is no tarball.
[[nodiscard]] Result<std::filesystem::path> unpack(const Cache& cache, const std::string& name,
                                                   const std::string& identity,
                                                   const std::filesystem::path& tarball,
                                                   std::optional<int> steps);

}  // namespace kindling::sources
