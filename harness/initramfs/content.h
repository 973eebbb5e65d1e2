#pragma once
// The files of an image as they are once the kernel has unpacked it, by name.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "initramfs/byte_sink.h"
#include "initramfs/image_reader.h"

namespace kindling::initramfs {

// Identifies the file that names with more than one link share: until a trailer, by the numbers
// that init/initramfs.c, find_link(), compares.
struct LinkKey {
    std::size_t archive = 0;
    std::uint32_t ino = 0;
    std::uint32_t major = 0;
    std::uint32_t minor = 0;
    std::uint32_t type = 0;
    auto operator<=>(const LinkKey&) const = default;
};

// The key of a record in the archive of that number.
[[nodiscard]] LinkKey link_key(const NewcRecord& record, std::size_t archive);

// Copies the content of the file NAME to a sink: of entries of one name, the last; of hard links,
// what any of them brought. Fails when there is no such file, or it is none with content.
[[nodiscard]] Result<void> copy_content(const std::filesystem::path& image, std::string_view name,
                                        ByteSink& to);

}  // namespace kindling::initramfs
