#include "initramfs/image_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/file.h"

namespace kindling::initramfs {

namespace {

constexpr size_t buffer_size = 256 * 1024;

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
    buffer_.reserve(buffer_size);
    return {};
}

ImageFile::~ImageFile() {
    if (!pending_.empty()) ::unlink(pending_.c_str());
}

Result<void> ImageFile::write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > buffer_size) TRY(flush());
    if (bytes.size() >= buffer_size) return write_all(fd_.get(), bytes, image_);
    buffer_.append(bytes);
    return {};
}

Result<void> ImageFile::flush() {
    TRY(write_all(fd_.get(), buffer_, image_));
    buffer_.clear();
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
