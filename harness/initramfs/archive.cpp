#include "initramfs/archive.h"

#include <fcntl.h>
#include <linux/limits.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <string>

#include "base/unique_fd.h"

namespace kindling::initramfs {

namespace {

constexpr std::uint64_t largest_file = std::numeric_limits<std::uint32_t>::max();

struct OpenFile {
    UniqueFd fd;
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
    std::uint32_t mtime = 0;
};

bool is_dev_null(const struct stat& status) {
    return S_ISCHR(status.st_mode) && status.st_rdev == makedev(1, 3);
}

// O_NONBLOCK: a pipe that nobody writes to would hold us for ever.
Result<OpenFile> open_content(const RegularFile& file, std::uint32_t epoch) {
    const auto& location = file.location;
    UniqueFd fd(::open(location.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd.is_open()) return errno_failure("open", location);
    const auto clamped = [&](std::int64_t mtime) {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(mtime, 0, epoch));
    };
    if (const auto& known = file.extent)
        return OpenFile{std::move(fd), known->offset, known->size, clamped(known->mtime)};
    struct stat status{};
    if (::fstat(fd.get(), &status) != 0) return errno_failure("stat", location);
    // Lists say /dev/null for an empty file.
    if (!S_ISREG(status.st_mode) && !is_dev_null(status))
        return failure("{} is no regular file", location);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > largest_file)
        return failure("{} has {} bytes: newc holds at most 4 GiB a file", location, size);
    return OpenFile{std::move(fd), 0, static_cast<std::uint32_t>(size),
                    clamped(status.st_mtim.tv_sec)};
}

Error of_entry(const Entry& entry, Error error) {
    error.message =
        fmt::format("{}: file {}: {}", describe(entry.origin), entry.name, error.message);
    return error;
}

// usr/gen_init_cpio.c, cpio_mkgeneric() against cpio_mknod() and cpio_mkslink().
std::uint32_t links_of(const Content& content) {
    return std::holds_alternative<Device>(content) || std::holds_alternative<Symlink>(content) ? 1
                                                                                               : 2;
}

}  // namespace

ArchiveWriter::ArchiveWriter(ByteSink& sink, std::uint32_t epoch, std::uint32_t alignment,
                             std::uint64_t offset)
    : sink_(sink), epoch_(epoch), alignment_(alignment), offset_(offset) {}

Result<void> ArchiveWriter::add(const Entry& entry) {
    if (const auto* file = std::get_if<RegularFile>(&entry.content)) return add_file(entry, *file);
    NewcHeader header{.ino = next_inode_++,
                      .mode = type_bits(entry.content) | entry.permissions,
                      .uid = entry.uid,
                      .gid = entry.gid,
                      .links = links_of(entry.content),
                      .mtime = epoch_};
    if (const auto* device = std::get_if<Device>(&entry.content)) {
        header.node_major = device->major;
        header.node_minor = device->minor;
    }
    const auto* link = std::get_if<Symlink>(&entry.content);
    // gen_init_cpio counts the NUL behind the target as data.
    if (link != nullptr) header.size = static_cast<std::uint32_t>(link->target.size() + 1);
    TRY(write_head(header, entry.name));
    if (link == nullptr) return {};
    TRY(write(std::string_view(link->target.c_str(), link->target.size() + 1)));
    return pad(newc_alignment);
}

Result<void> ArchiveWriter::add_file(const Entry& entry, const RegularFile& file) {
    auto opened = open_content(file, epoch_);
    if (!opened) return std::unexpected(of_entry(entry, std::move(opened).error()));
    const OpenFile& content = *opened;
    NewcHeader header{.ino = next_inode_++,
                      .mode = type_bits(entry.content) | entry.permissions,
                      .uid = entry.uid,
                      .gid = entry.gid,
                      .links = static_cast<std::uint32_t>(1 + file.more_names.size()),
                      .mtime = content.mtime};
    // The data goes with the last of the names: init/initramfs.c, maybe_link(), makes links of
    // the others before it opens the file.
    const std::string* name = &entry.name;
    for (const auto& next : file.more_names) {
        TRY(write_head(header, *name));
        name = &next;
    }
    header.size = content.size;
    TRY(write_head(header, *name, zeros_before_data(archived_name(*name), content.size)));
    const std::uint64_t taken =
        TRY(sink_.take({content.fd.get(), file.location, content.offset, content.size}));
    offset_ += taken;
    if (taken != content.size)
        return std::unexpected(of_entry(entry, shrunk(file.location, taken, content.size)));
    return pad(newc_alignment);
}

// How many NULs behind the name bring the data to where it is asked for; 0 when the name would
// become longer than init/initramfs.c, do_header(), takes.
std::size_t ArchiveWriter::zeros_before_data(std::string_view name, std::uint32_t size) const {
    if (alignment_ == 0 || size < alignment_) return 0;
    const std::size_t zeros = padding_after(offset_ + newc_head({}, name).size(), alignment_);
    return name.size() + 1 + zeros <= PATH_MAX ? zeros : 0;
}

Result<void> ArchiveWriter::finish() {
    TRY(write(newc_trailer()));
    return pad(archive_alignment);
}

Result<void> ArchiveWriter::write_head(const NewcHeader& header, std::string_view name) {
    return write_head(header, name, 0);
}

Result<void> ArchiveWriter::write_head(const NewcHeader& header, std::string_view name,
                                       std::size_t zeros) {
    ++names_;
    if (zeros == 0) return write(newc_head(header, archived_name(name)));
    return write(newc_head(header, std::string(archived_name(name)).append(zeros, '\0')));
}

Result<void> ArchiveWriter::write(std::string_view bytes) {
    offset_ += bytes.size();
    return sink_.write(bytes);
}

Result<void> ArchiveWriter::pad(std::size_t alignment) {
    static constexpr std::array<char, archive_alignment> zeros{};
    return write({zeros.data(), padding_after(offset_, alignment)});
}

}  // namespace kindling::initramfs
