#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/cache.h"
#include "base/result.h"

namespace kindling {

// The answer to a question that takes a process or a long read (`gcc --version`, the checksum of
// a tarball), kept for as long as the files that it depends on stay as they are: path, inode,
// size, mtime and ctime. QUESTION tells answers about the same files apart. Fails as ASK does, or
// when a watched file is not there; failures are not remembered.
[[nodiscard]] Result<std::string> remembered(const Cache& cache, const std::string& question,
                                             const std::vector<std::filesystem::path>& watched,
                                             const std::function<Result<std::string>()>& ask);

// The checksum of a file, remembered.
[[nodiscard]] Result<std::string> remembered_sha256(const Cache& cache,
                                                    const std::filesystem::path& file);

}  // namespace kindling
