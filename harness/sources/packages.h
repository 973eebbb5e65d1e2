#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/cache.h"
#include "base/result.h"

namespace kindling::sources {

// A folder in the cache that holds the files of binary packages of the distribution, as
// `dpkg-deb -x` lays them out, all over one another. Nothing is installed, and no root is needed:
// apt only downloads and checks them, once for each release of the distribution. NAME names the
// entry. Fails with apt's words when one can't be had.
[[nodiscard]] Result<std::filesystem::path> unpacked_packages(
    const Cache& cache, const std::string& name, const std::vector<std::string>& packages);

}  // namespace kindling::sources
