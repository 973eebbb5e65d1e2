#pragma once
// Which sources a build is made from: the entry point of this module.

#include <filesystem>
#include <optional>
#include <string>

#include "base/cache.h"
#include "base/result.h"

namespace kindling::sources {

// What somebody asks for.
struct Request {
    std::string project;   // "linux" or "busybox"
    std::string what{};    // a name in configs/sources, or the path of a tarball or of a tree;
                           // empty: the project's default
    std::string sha256{};  // what the tarball must have; needed where no checksum is known
};

// Whether a source can change under us.
enum class Kind {
    fixed,      // a tarball: its identity says all
    local_tree  // somebody's folder: make has to look each time
};

// A source that is there, as a tarball or as a tree.
struct Source {
    std::string name;
    std::string version;   // "" when only the unpacked tree will tell
    std::string identity;  // for cache keys: name, version and, where there is one, checksum
    Kind kind = Kind::fixed;
    std::filesystem::path path;  // of the tarball, or of the tree
    std::optional<int> steps;    // about how many files a tarball holds
};

// Sources in a folder, ready for make.
struct SourceTree {
    std::string name;
    std::string version;
    std::filesystem::path directory;
    std::string identity;
    Kind kind = Kind::fixed;
};

// Finds (and where it must, fetches) what is asked for; takes under a millisecond or two when it
// is there. Fails, with a cure: an unknown name, a tarball whose checksum is wrong (both are
// named) or not known, a folder that is no tree of the project, no network.
[[nodiscard]] Result<Source> find_source(const Cache& cache, const Request& request);

// The source as a tree: unpacked into the cache, once; a local tree is taken where it is.
[[nodiscard]] Result<SourceTree> unpacked(const Cache& cache, const Source& source);

}  // namespace kindling::sources
