#include "initramfs/placed.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/interrupt.h"
#include "initramfs/byte_sink.h"

namespace kindling::initramfs {

namespace {

constexpr std::uint64_t copied_at_once = 64 * 1024 * 1024;
constexpr std::uint64_t read_at_once = 128 * 1024;

// What could be copied within the kernel; 0 where the two file systems have no way to do it.
Result<std::uint64_t> copy_range(const PlacedIn& image, const PlacedFile& placed) {
    std::uint64_t copied = 0;
    while (copied < placed.size) {
        if (interrupted_by() != 0) return interruption();
        auto from = static_cast<off64_t>(placed.offset + copied);
        auto to = static_cast<off64_t>(placed.at + copied);
        const ssize_t got = ::copy_file_range(placed.fd.get(), &from, image.fd, &to,
                                              std::min(placed.size - copied, copied_at_once), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == ENOSPC || errno == EFBIG || errno == EDQUOT || errno == EIO))
            return errno_failure("write", image.name);
        if (got <= 0) break;
        copied += static_cast<std::uint64_t>(got);
    }
    return copied;
}

}  // namespace

Result<void> write_placed(const PlacedIn& image, const PlacedBytes& placed) {
    for (std::size_t done = 0; done < placed.used;) {
        const ssize_t written = ::pwrite(image.fd, placed.bytes.data() + done, placed.used - done,
                                         static_cast<off_t>(placed.at + done));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno_failure("write", image.name);
        done += static_cast<std::size_t>(written);
    }
    return {};
}

Result<std::uint64_t> write_placed(const PlacedIn& image, const PlacedFile& placed) {
    std::uint64_t copied = TRY(copy_range(image, placed));
    const FilePart part{placed.fd.get(), placed.name, placed.offset, placed.size};
    PlacedBytes piece;
    while (copied < placed.size) {
        piece.bytes.resize(std::min(placed.size - copied, read_at_once));
        piece.used = TRY(read_part(part, copied, piece.bytes.data(), piece.bytes.size()));
        if (piece.used == 0) break;
        piece.at = placed.at + copied;
        TRY(write_placed(image, piece));
        copied += piece.used;
    }
    return copied;
}

}  // namespace kindling::initramfs
