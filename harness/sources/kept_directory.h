#pragma once
#include <filesystem>
#include <string>

#include "base/cache.h"
#include "base/result.h"
#include "base/unique_fd.h"

namespace kindling::sources {

// A build directory that stays from one build to the next, for a local tree that somebody works
// on. What such a tree holds can't be told without reading all of it, so no key could say whether
// a build is stale: make is run each time, and builds what has changed. Held by one of us at a
// time, for as long as this object lives.
class KeptDirectory {
  public:
    // The directory for these ingredients (the tree's path, the request); waits until whoever
    // holds it is done. Fails when it can't be made.
    [[nodiscard]] static Result<KeptDirectory> hold(const Cache& cache, const std::string& name,
                                                    const std::string& ingredients);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    KeptDirectory(std::filesystem::path path, UniqueFd lock)
        : path_(std::move(path)), lock_(std::move(lock)) {}
    std::filesystem::path path_;
    UniqueFd lock_;
};

}  // namespace kindling::sources
