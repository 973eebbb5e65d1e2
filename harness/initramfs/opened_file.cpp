#include "initramfs/opened_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <limits>

namespace kindling::initramfs {

namespace {

constexpr std::uint64_t largest_file = std::numeric_limits<std::uint32_t>::max();

bool is_dev_null(const struct stat& status) {
    return S_ISCHR(status.st_mode) && status.st_rdev == makedev(1, 3);
}

}  // namespace

// O_NONBLOCK: a pipe that nobody writes to would hold us for ever.
Result<OpenedFile> open_content(const RegularFile& file, std::uint32_t epoch) {
    const auto& location = file.location;
    UniqueFd fd(::open(location.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd.is_open()) return errno_failure("open", location);
    const auto clamped = [&](std::int64_t mtime) {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(mtime, 0, epoch));
    };
    if (const auto& known = file.extent)
        return OpenedFile{std::move(fd), known->offset, known->size, clamped(known->mtime)};
    struct stat status{};
    if (::fstat(fd.get(), &status) != 0) return errno_failure("stat", location);
    if (!S_ISREG(status.st_mode) && !is_dev_null(status))
        return failure("{} is no regular file", location);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > largest_file)
        return failure("{} has {} bytes: newc holds at most 4 GiB a file", location, size);
    return OpenedFile{std::move(fd), 0, static_cast<std::uint32_t>(size),
                      clamped(status.st_mtim.tv_sec)};
}

}  // namespace kindling::initramfs
