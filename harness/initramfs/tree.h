#pragma once
// A directory of this machine as a source of entries.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "initramfs/entry.h"
#include "initramfs/owner.h"

namespace kindling::initramfs {

struct TreeOptions {
    OwnerRule uid{};
    OwnerRule gid{};
};

// All that is below DIRECTORY, without itself: sorted by the bytes of the names, so that
// directories come before what is in them; hard links, by (st_dev, st_ino), as one entry where
// the last of their names stands; devices, pipes and sockets by what they are, never opened. No
// symlink is followed. Fails on what can't be read, on names that the kernel would drop, and on
// files of 4 GiB and more.
[[nodiscard]] Result<std::vector<Entry>> read_tree(const std::filesystem::path& directory,
                                                   const TreeOptions& options);

}  // namespace kindling::initramfs
