#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace kindling::initramfs {

struct Unpacked {
    std::uint64_t files = 0;
    std::vector<std::string> warnings;  // what the kernel would lose, or we can't make
};

// Makes the files of an image in DIRECTORY, which is new or empty, without root: as the kernel
// would, but that each has our owner. Devices and sockets are not made. All entries, with their
// owners, go to the cpio list LIST, from which `pack` makes the image again. Names can't lead out
// of the directory: it is their root ("..", absolute names, symlinks on the way).
[[nodiscard]] Result<Unpacked> unpack_image(const std::filesystem::path& image,
                                            const std::filesystem::path& directory,
                                            const std::filesystem::path& list);

}  // namespace kindling::initramfs
