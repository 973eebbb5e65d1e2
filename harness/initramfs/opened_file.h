#pragma once
// The content of an entry, opened.

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "base/unique_fd.h"
#include "initramfs/entry.h"

namespace kindling::initramfs {

struct OpenedFile {
    UniqueFd fd{};
    std::uint64_t offset = 0;  // where in the file the content begins
    std::uint32_t size = 0;
    std::uint32_t mtime = 0;
    // The content, when somebody has read it already; less than the size when the file ended
    // before.
    bool is_read = false;
    std::string_view bytes{};
};

// Opens the file that an entry names; of a file that was not looked at before, asks for its size
// and time. No time is later than EPOCH. Fails when it can't be opened, is no regular file (but
// /dev/null, which lists use for an empty one) or has 4 GiB and more.
[[nodiscard]] Result<OpenedFile> open_content(const RegularFile& file, std::uint32_t epoch);

}  // namespace kindling::initramfs
