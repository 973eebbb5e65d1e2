#pragma once
#include <cstdint>

#include "initramfs/byte_sink.h"
#include "initramfs/entry.h"
#include "initramfs/newc.h"

namespace kindling::initramfs {

// Writes entries as one newc archive. The bytes are those of gen_init_cpio -t EPOCH, for files
// that are not newer than EPOCH; of newer ones, EPOCH is the time.
class ArchiveWriter {
  public:
    // ALIGNMENT: the data of files at least so large begins at a multiple of it, behind NULs that
    // lengthen the name (as gen_init_cpio -a of Linux 6.18 does); 0 for none. OFFSET: how many
    // bytes stand before the archive in the sink.
    ArchiveWriter(ByteSink& sink, std::uint32_t epoch, std::uint32_t alignment = 0,
                  std::uint64_t offset = 0);

    // Adds an entry; the content of a regular file is read now. Fails, naming
    // the line that the entry came from, when a file can't be read, has more than 4 GiB or
    // shrinks meanwhile, and as the sink does. After a failure the archive is of no use.
    [[nodiscard]] Result<void> add(const Entry& entry);
    // Writes the trailer and fills up to 512 bytes.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] std::uint64_t size() const { return offset_; }
    // How many names were written, without the trailer's.
    [[nodiscard]] std::uint64_t names() const { return names_; }

  private:
    [[nodiscard]] Result<void> add_file(const Entry& entry, const RegularFile& file);
    [[nodiscard]] Result<void> write(std::string_view bytes);
    [[nodiscard]] Result<void> write_head(const NewcHeader& header, std::string_view name);
    [[nodiscard]] Result<void> write_head(const NewcHeader& header, std::string_view name,
                                          std::size_t zeros);
    [[nodiscard]] std::size_t zeros_before_data(std::string_view name, std::uint32_t size) const;
    [[nodiscard]] Result<void> pad(std::size_t alignment);

    ByteSink& sink_;
    std::uint32_t epoch_;
    std::uint32_t alignment_;
    std::uint32_t next_inode_ = first_inode;
    std::uint64_t offset_;
    std::uint64_t names_ = 0;
};

}  // namespace kindling::initramfs
