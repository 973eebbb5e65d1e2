#pragma once
// What is to be written into an image, with its place there: so that pieces can be written in any
// order, and by another thread.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"

namespace kindling::initramfs {

// The first USED bytes of a buffer.
struct PlacedBytes {
    std::vector<char> bytes;
    std::size_t used = 0;
    std::uint64_t at = 0;
};

// A part of another file. The name is for messages.
struct PlacedFile {
    UniqueFd fd;
    std::string name;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t at = 0;
};

using Placed = std::variant<PlacedBytes, PlacedFile>;

// Where it is written to: an open file, and its name for messages.
struct PlacedIn {
    int fd = -1;
    std::string name;
};

// Writes all of the bytes to their place. Fails with "write NAME: …".
[[nodiscard]] Result<void> write_placed(const PlacedIn& image, const PlacedBytes& placed);
// Copies within the kernel (copy_file_range(2), which shares the blocks where the file system can
// and both offsets are aligned), and by reading where the two file systems can't. Gives how many
// bytes came, fewer when the file ends before. Fails when it can't be read or written, and with
// interruption().
[[nodiscard]] Result<std::uint64_t> write_placed(const PlacedIn& image, const PlacedFile& placed);

}  // namespace kindling::initramfs
