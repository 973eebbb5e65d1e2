#pragma once
// Options of mount(8): some are flags of mount(2), the others are words for the file system.

#include <span>
#include <string_view>

#include "support/result.h"

namespace kindling {

struct MountOptions {
    unsigned long flags = 0;
    // The words that are no flags, with commas between, ended by a NUL.
    std::span<char> data;
};

// Applies the comma-separated WORDS to OPTIONS, left to right, so that a later one wins. The words
// for the file system are appended to OPTIONS.data within ROOM, which starts out holding a NUL.
// Fails with E2BIG when they do not fit.
[[nodiscard]] Result<void> apply_mount_options(std::string_view words, MountOptions& options,
                                               std::span<char> room);

}  // namespace kindling
