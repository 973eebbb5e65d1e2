#include "initramfs/image_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/file.h"

namespace kindling::initramfs {

namespace {

constexpr size_t buffer_size = 256 * 1024;
// From here on a file is copied within the kernel: where the blocks can be shared, as soon as that
// is worth the calls; else when it is so large that reading ahead has no part in it. In between
// two processors are faster, one that reads and one that writes.
constexpr std::uint64_t shared_from = 256 * 1024;
constexpr std::uint64_t copied_from = 16 * 1024 * 1024;
constexpr std::uint64_t block_size = 4096;

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
    writer_.emplace(PlacedIn{fd_.get(), image_.string()});
    return {};
}

ImageFile::~ImageFile() {
    if (!pending_.empty()) ::unlink(pending_.c_str());
}

Result<void> ImageFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        if (filled_ == buffer_.size()) TRY(flush());
        const size_t fits = std::min(bytes.size(), buffer_.size() - filled_);
        // memcpy: at -O1 an algorithm would go byte by byte.
        std::memcpy(buffer_.data() + filled_, bytes.data(), fits);
        filled_ += fits;
        bytes.remove_prefix(fits);
    }
    return {};
}

Result<std::uint64_t> ImageFile::take(const FilePart& part) {
    const bool aligned = (size() | part.offset) % block_size == 0;
    const bool copies = part.size >= (aligned ? shared_from : copied_from);
    std::uint64_t taken = copies ? TRY(take_by_copying(part)) : 0;
    while (taken < part.size) {
        if (filled_ + std::min<std::uint64_t>(part.size - taken, buffer_.size()) > buffer_.size())
            TRY(flush());
        const auto room = std::min<std::uint64_t>(part.size - taken, buffer_.size() - filled_);
        const size_t got = TRY(read_part(part, taken, buffer_.data() + filled_, room));
        if (got == 0) break;
        filled_ += got;
        taken += got;
    }
    return taken;
}

// The writer copies it. How much comes must be known now, so it gets what the file has now.
Result<std::uint64_t> ImageFile::take_by_copying(const FilePart& part) {
    struct stat status{};
    if (::fstat(part.fd, &status) != 0) return errno_failure("stat", part.name);
    const auto end = static_cast<std::uint64_t>(status.st_size);
    const std::uint64_t size = std::min(part.size, end - std::min(end, part.offset));
    UniqueFd fd(::fcntl(part.fd, F_DUPFD_CLOEXEC, 0));
    if (!fd.is_open()) return errno_failure("duplicate", part.name);
    TRY(flush());
    TRY(writer_->put(PlacedFile{std::move(fd), part.name, part.offset, size, written_}));
    written_ += size;
    return size;
}

Result<void> ImageFile::flush() {
    if (filled_ == 0) return {};
    TRY(writer_->put(PlacedBytes{std::move(buffer_), filled_, written_}));
    written_ += std::exchange(filled_, 0);
    buffer_ = writer_->spare();
    buffer_.resize(buffer_size);
    return {};
}

Result<void> ImageFile::finish() {
    TRY(writer_->drain());
    // A small image never needs the writer.
    TRY(write_placed({fd_.get(), image_.string()}, {std::move(buffer_), filled_, written_}));
    written_ += std::exchange(filled_, 0);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(fd_.get(), 0666 & ~mask) != 0) return errno_failure("chmod", pending_);
    if (::fsync(fd_.get()) != 0) return errno_failure("sync", image_.string());
    TRY(rename_path(pending_, image_));
    pending_.clear();
    return {};
}

}  // namespace kindling::initramfs
