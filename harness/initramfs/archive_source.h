#pragma once
// An image as a source of entries for another.

#include <filesystem>
#include <optional>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "initramfs/entry.h"

namespace kindling::initramfs {

struct ArchiveSource {
    std::vector<Entry> entries;
    std::optional<TemporaryDirectory> contents;  // of compressed archives, while they are packed
};

// Whether a file is an archive, compressed or not, by how it begins.
[[nodiscard]] Result<bool> is_archive(const std::filesystem::path& file);

// The entries of all archives of an image, in their order; hard links as one entry where the last
// of their names stands. Fails where the kernel would lose something or stop.
[[nodiscard]] Result<ArchiveSource> read_archive(const std::filesystem::path& image);

}  // namespace kindling::initramfs
