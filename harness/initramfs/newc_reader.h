#pragma once
// Reads a newc archive as the kernel's unpacker does (init/initramfs.c, the states from Start to
// Reset), but for what it makes of the entries: see rootfs_model.h.

#include <cstdint>
#include <string>
#include <vector>

#include "initramfs/byte_source.h"
#include "initramfs/kernel_version.h"
#include "initramfs/newc.h"

namespace kindling::initramfs {

// One header, its name, and where its data is.
struct NewcRecord {
    // What do_header() makes of it: an entry, or one of the reasons to go over it in silence.
    enum class Fate { taken, no_name, name_too_long, target_too_long, data_on_special };

    NewcHeader header;
    std::uint32_t name_size = 0;
    std::uint32_t checksum = 0;
    bool checksummed = false;  // magic 070702
    Fate fate = Fate::taken;
    std::string name{};             // up to its first NUL; empty when the kernel does not read it
    std::string target{};           // of a symlink
    std::uint64_t offset = 0;       // of the header, in the archive's stream
    std::uint64_t data_offset = 0;  // of the data
};

class NewcReader {
  public:
    enum class Step {
        record,     // one more record
        trailer,    // TRAILER!!!: the table of hard links is empty again
        end,        // the source ended between two records
        truncated,  // the source ended within a record
        junk,       // something that is neither zeros nor a header, which was not read
        fault,      // the kernel stops with fault()
    };

    // OFFSET: where in the stream SOURCE stands. STARTED: a record ended before (state Reset).
    NewcReader(ByteSource& source, std::uint64_t offset, bool started,
               const UnpackerTraits& unpacker = {})
        : source_(source), offset_(offset), next_(offset), started_(started), unpacker_(unpacker) {}

    // The next step; what is left of the data of the record before is gone over. Fails only when
    // the source can't be read.
    [[nodiscard]] Result<Step> next();
    [[nodiscard]] const NewcRecord& record() const { return record_; }
    [[nodiscard]] const std::string& fault() const { return fault_; }
    // The data of the record, from where it was read to last; 0 at its end.
    [[nodiscard]] Result<std::size_t> read_data(char* to, std::size_t size);
    // Where the stream stands: behind a junk or fault step, at what was not taken.
    [[nodiscard]] std::uint64_t offset() const { return offset_; }
    // Behind a truncated step: whether the source ended within the data of the record.
    [[nodiscard]] bool ends_in_data() const {
        return offset_ >= record_.data_offset &&
               offset_ < record_.data_offset + record_.header.size;
    }
    // Whether a first byte that `junk` found was read from the source already.
    [[nodiscard]] bool has_peeked() const { return !peeked_.empty(); }

  private:
    [[nodiscard]] Result<Step> read_header();
    [[nodiscard]] Result<Step> read_name();
    [[nodiscard]] Result<Step> read_symlink();
    [[nodiscard]] Result<bool> skip_to_next();
    [[nodiscard]] Result<bool> find_next();
    [[nodiscard]] Result<std::size_t> take(char* to, std::size_t size);
    Step stop(std::string_view message);

    ByteSource& source_;
    std::uint64_t offset_;
    std::uint64_t next_;
    std::uint64_t data_left_ = 0;
    bool started_;
    UnpackerTraits unpacker_;
    std::string peeked_;
    std::vector<char> buffer_;
    NewcRecord record_;
    std::string fault_;
};

}  // namespace kindling::initramfs
