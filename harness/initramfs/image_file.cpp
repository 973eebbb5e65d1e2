#include "initramfs/image_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/file.h"
#include "base/interrupt.h"

namespace kindling::initramfs {

namespace {

constexpr size_t buffer_size = 256 * 1024;
// Below this the calls cost more than the copy.
constexpr std::uint64_t copied_from = 256 * 1024;
constexpr std::uint64_t copied_at_once = 64 * 1024 * 1024;

Result<void> write_all(int fd, std::string_view bytes, const std::filesystem::path& image) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno_failure("write", image.string());
        bytes.remove_prefix(static_cast<size_t>(written));
    }
    return {};
}

}  // namespace

Result<void> ImageFile::open(const std::filesystem::path& image) {
    // A rename would replace a device such as /dev/null itself.
    struct stat there{};
    if (::stat(image.c_str(), &there) == 0 && !S_ISREG(there.st_mode))
        return failure("write {}: it is there already and no regular file", image.string());
    image_ = image;
    const auto folder = image.has_parent_path() ? image.parent_path() : ".";
    std::string name = (folder / ".kindling-image-XXXXXX").string();
    fd_ = UniqueFd(::mkostemp(name.data(), O_CLOEXEC));
    if (!fd_.is_open()) return errno_failure("write in", folder.string());
    pending_ = std::move(name);
    buffer_.resize(buffer_size);
    return {};
}

ImageFile::~ImageFile() {
    if (!pending_.empty()) ::unlink(pending_.c_str());
}

Result<void> ImageFile::write(std::string_view bytes) {
    if (filled_ + bytes.size() > buffer_.size()) TRY(flush());
    if (bytes.size() >= buffer_.size()) {
        written_ += bytes.size();
        return write_all(fd_.get(), bytes, image_);
    }
    // memcpy: at -O1 an algorithm would go byte by byte.
    if (!bytes.empty()) std::memcpy(buffer_.data() + filled_, bytes.data(), bytes.size());
    filled_ += bytes.size();
    return {};
}

Result<std::uint64_t> ImageFile::take(const FilePart& part) {
    std::uint64_t taken = part.size >= copied_from ? TRY(copy_range(part)) : 0;
    while (taken < part.size) {
        if (interrupted_by() != 0) return interruption();
        if (filled_ + std::min<std::uint64_t>(part.size - taken, buffer_.size()) > buffer_.size())
            TRY(flush());
        const auto room = std::min<std::uint64_t>(part.size - taken, buffer_.size() - filled_);
        const ssize_t got = ::pread(part.fd, buffer_.data() + filled_, room,
                                    static_cast<off_t>(part.offset + taken));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno_failure("read", part.name);
        if (got == 0) break;
        filled_ += static_cast<size_t>(got);
        taken += static_cast<std::uint64_t>(got);
    }
    return taken;
}

// What could be copied within the kernel; 0 where the two file systems have no way to do it.
Result<std::uint64_t> ImageFile::copy_range(const FilePart& part) {
    TRY(flush());
    std::uint64_t copied = 0;
    while (copied < part.size) {
        if (interrupted_by() != 0) return interruption();
        auto from = static_cast<off64_t>(part.offset + copied);
        const ssize_t got = ::copy_file_range(part.fd, &from, fd_.get(), nullptr,
                                              std::min(part.size - copied, copied_at_once), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == ENOSPC || errno == EFBIG || errno == EDQUOT || errno == EIO))
            return errno_failure("write", image_.string());
        if (got <= 0) break;
        copied += static_cast<std::uint64_t>(got);
    }
    written_ += copied;
    return copied;
}

Result<void> ImageFile::flush() {
    TRY(write_all(fd_.get(), {buffer_.data(), filled_}, image_));
    written_ += filled_;
    filled_ = 0;
    return {};
}

Result<void> ImageFile::finish() {
    TRY(flush());
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(fd_.get(), 0666 & ~mask) != 0) return errno_failure("chmod", pending_);
    if (::fsync(fd_.get()) != 0) return errno_failure("sync", image_.string());
    TRY(rename_path(pending_, image_));
    pending_.clear();
    return {};
}

}  // namespace kindling::initramfs
