#pragma once
// What differs from one boot of an image to the next, and so tells nothing of the image.

#include <span>
#include <string_view>

#include "same/snapshot.h"

namespace kindling::same {

// A fact that counts for nothing, or a part of a value that is replaced.
struct Volatile {
    std::string_view kind;
    std::string_view key;  // of the fact, a trailing * stands for any ending; docs/same.md shows it
    std::string_view why;
};

// The table that docs/same.md shows.
[[nodiscard]] std::span<const Volatile> volatile_facts();

// The snapshot without them, and with the numbers of pipes, sockets and the like in what processes
// have open ("pipe:[1234]", inode numbers) as "[…]", and without the sizes of the root file system
// and of devtmpfs. Pure.
[[nodiscard]] Snapshot settled(const Snapshot& snapshot);

}  // namespace kindling::same
