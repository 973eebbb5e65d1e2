#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace kindling::initramfs {

struct ImageDiff {
    // By meaning: what was added, removed and changed, another order, other segments.
    std::vector<std::string> meaning;
    // Why the bytes differ beside that: numbers of inodes, padding, sizes, the first place.
    std::vector<std::string> bytes;
};

// Compares two images, a line for each difference. Of entries of one name the last counts. Fails
// when one of them can't be read.
[[nodiscard]] Result<ImageDiff> diff_images(const std::filesystem::path& left,
                                            const std::filesystem::path& right);

}  // namespace kindling::initramfs
