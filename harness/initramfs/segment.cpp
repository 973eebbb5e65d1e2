#include "initramfs/segment.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <limits>

#include "base/unique_fd.h"
#include "initramfs/entry.h"
#include "initramfs/image_file.h"
#include "initramfs/newc.h"

namespace kindling::initramfs {

std::string segment_of_file(std::string_view name, std::uint32_t permissions,
                            std::string_view content) {
    std::string segment = newc_head({.ino = first_inode,
                                     .mode = S_IFREG | permissions,
                                     .size = static_cast<std::uint32_t>(content.size())},
                                    archived_name(name));
    segment += content;
    segment.append(padding_after(segment.size(), newc_alignment), '\0');
    segment += newc_trailer();
    segment.append(padding_after(segment.size(), archive_alignment), '\0');
    return segment;
}

Result<void> append_segment(const std::filesystem::path& image, std::string_view segment,
                            const std::filesystem::path& to) {
    const UniqueFd from(::open(image.c_str(), O_RDONLY | O_CLOEXEC));
    if (!from.is_open()) return errno_failure("open", image.string());
    ImageFile file;
    TRY(file.open(to));
    const std::string name = image.string();
    const std::uint64_t taken =
        TRY(file.take({from.get(), name, 0, std::numeric_limits<std::uint64_t>::max()}));
    TRY(file.write(std::string(padding_after(taken, archive_alignment), '\0')));
    TRY(file.write(segment));
    return file.finish();
}

}  // namespace kindling::initramfs
