#pragma once
#include <filesystem>
#include <string>

#include "base/cache.h"
#include "base/result.h"
#include "sources/description.h"

namespace kindling::sources {

// A tarball on this machine, its version and the checksum that it has.
struct Fetched {
    std::filesystem::path file;
    std::string version;
    std::string sha256;
};

// The upstream tarball of a source package, through apt and its signatures, with lists and state
// of our own: nothing under /etc or /var changes, and no root is needed. Kept in the cache, one
// for each release of the distribution. Fails when apt can't get it, or when the description
// knows another checksum for that version.
[[nodiscard]] Result<Fetched> fetch_apt_source(const Cache& cache, const Description& description,
                                               const AptSource& origin);

}  // namespace kindling::sources
