#include "initramfs/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace kindling::initramfs {

namespace {

// Enough for most headers; larger only while bytes are read one after the other.
constexpr std::size_t buffer_after_skip = 256;
constexpr std::size_t buffer_size = 64 * 1024;

}  // namespace

Result<std::uint64_t> ByteSource::skip(std::uint64_t size) {
    std::array<char, 16384> ignored{};
    std::uint64_t skipped = 0;
    while (skipped < size) {
        const std::size_t got =
            TRY(read(ignored.data(), static_cast<std::size_t>(
                                         std::min<std::uint64_t>(size - skipped, ignored.size()))));
        if (got == 0) break;
        skipped += got;
    }
    return skipped;
}

Result<std::size_t> ByteSource::read_fully(char* to, std::size_t size) {
    std::size_t filled = 0;
    while (filled < size) {
        const std::size_t got = TRY(read(to + filled, size - filled));
        if (got == 0) break;
        filled += got;
    }
    return filled;
}

Result<std::size_t> TextSource::read(char* to, std::size_t size) {
    const std::size_t got = rest_.copy(to, size);
    rest_.remove_prefix(got);
    return got;
}

Result<void> FileSource::open(const std::filesystem::path& file) {
    name_ = file;
    fd_ = UniqueFd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd_.is_open()) return errno_failure("open", file.string());
    struct stat status{};
    if (::fstat(fd_.get(), &status) != 0) return errno_failure("stat", file.string());
    if (!S_ISREG(status.st_mode)) return failure("{} is no regular file", file.string());
    size_ = static_cast<std::uint64_t>(status.st_size);
    buffer_.resize(buffer_size);
    return {};
}

Result<void> FileSource::fill(std::size_t wanted) {
    const bool in_sequence = offset_ == buffered_from_ + buffered_;
    wanted = std::max(wanted, in_sequence ? buffer_size : buffer_after_skip);
    for (;;) {
        const ssize_t got = ::pread(fd_.get(), buffer_.data(), std::min(wanted, buffer_size),
                                    static_cast<off_t>(offset_));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno_failure("read", name_.string());
        buffered_from_ = offset_;
        buffered_ = static_cast<std::size_t>(got);
        return {};
    }
}

Result<std::size_t> FileSource::read(char* to, std::size_t size) {
    if (size == 0) return std::size_t{0};
    if (offset_ < buffered_from_ || offset_ >= buffered_from_ + buffered_) TRY(fill(size));
    const auto from = static_cast<std::size_t>(offset_ - buffered_from_);
    const std::size_t got = std::min(size, buffered_ - from);
    std::memcpy(to, buffer_.data() + from, got);
    offset_ += got;
    return got;
}

Result<std::uint64_t> FileSource::skip(std::uint64_t size) {
    const std::uint64_t skipped = std::min(size, size_ - std::min(size_, offset_));
    offset_ += skipped;
    return skipped;
}

}  // namespace kindling::initramfs
