#pragma once
// Directories that an image needs before the files in them.

#include <span>
#include <string>
#include <vector>

#include "initramfs/entry.h"

namespace kindling::initramfs {

// A directory that no entry makes before another needs it.
struct MissingParent {
    std::string directory;
    const Entry* needed_by;  // the first that does
};

// The missing directories, each once, outermost first. A symlink counts as one that is there, and
// so do the names in BUILTIN (what the kernel's own image has made before: /dev and /root).
[[nodiscard]] std::vector<MissingParent> missing_parents(std::span<const Entry> entries,
                                                         std::span<const std::string_view> builtin);

// What the kernel's built-in image makes before it unpacks an external one:
// usr/default_cpio_list.
[[nodiscard]] std::span<const std::string_view> default_directories();

// The entries with each missing directory (0755 0 0) before the first that needs it.
[[nodiscard]] std::vector<Entry> with_parents(std::vector<Entry> entries);

// The name as a path from the root: no slash at its ends, none twice, no "." in it.
[[nodiscard]] std::string plain_name(std::string_view name);

}  // namespace kindling::initramfs
