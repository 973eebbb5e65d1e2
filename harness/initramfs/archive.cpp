#include "initramfs/archive.h"

#include <linux/limits.h>

#include <array>
#include <string>

namespace kindling::initramfs {

namespace {

// usr/gen_init_cpio.c, cpio_mkgeneric() against cpio_mknod() and cpio_mkslink().
std::uint32_t links_of(const Content& content) {
    return std::holds_alternative<Device>(content) || std::holds_alternative<Symlink>(content) ? 1
                                                                                               : 2;
}

}  // namespace

ArchiveWriter::ArchiveWriter(ByteSink& sink, std::uint32_t epoch, std::uint32_t alignment,
                             std::uint64_t offset, ContentSupply supply)
    : sink_(sink),
      epoch_(epoch),
      alignment_(alignment),
      offset_(offset),
      supply_(std::move(supply)) {}

Result<void> ArchiveWriter::add(const Entry& entry) {
    if (const auto* file = std::get_if<RegularFile>(&entry.content)) {
        auto added = add_file(entry, *file);
        if (added) return {};
        Error error = std::move(added).error();
        error.message =
            fmt::format("{}: file {}: {}", describe(entry.origin), entry.name, error.message);
        return std::unexpected(std::move(error));
    }
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
    const OpenedFile content = TRY(supply_ ? supply_() : open_content(file, epoch_));
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
    const std::uint64_t taken = TRY(write_content(content, file.location));
    if (taken != content.size)
        return failure("{} shrank while it was read: {} of {} bytes came", file.location, taken,
                       content.size);
    return pad(newc_alignment);
}

Result<std::uint64_t> ArchiveWriter::write_content(const OpenedFile& content,
                                                   const std::string& name) {
    if (content.is_read) {
        TRY(write(content.bytes));
        return content.bytes.size();
    }
    const std::uint64_t taken =
        TRY(sink_.take({content.fd.get(), name, content.offset, content.size}));
    offset_ += taken;
    return taken;
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
