#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/unique_fd.h"
#include "initramfs/byte_sink.h"
#include "initramfs/write_behind.h"

namespace kindling::initramfs {

// An image that is being written: under another name in the same folder, which finish() syncs and
// renames to the final one. Going away before that leaves what stood under the final name, and
// nothing beside it.
class ImageFile final : public ByteSink {
  public:
    // Fails when the folder can't be written to, and when IMAGE is there but no regular file.
    [[nodiscard]] Result<void> open(const std::filesystem::path& image);
    ~ImageFile() override;

    [[nodiscard]] Result<void> write(std::string_view bytes) override;
    // Small files come by one read into the buffer, large ones, and those whose offsets are both
    // aligned, by copy_file_range(2), which shares the blocks where the file system can (Btrfs,
    // XFS). A file that shrinks after this has returned is an error of a later call.
    [[nodiscard]] Result<std::uint64_t> take(const FilePart& part) override;
    [[nodiscard]] Result<void> finish() override;

    // What was written so far.
    [[nodiscard]] std::uint64_t size() const { return written_ + filled_; }

  private:
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<std::uint64_t> take_by_copying(const FilePart& part);

    std::filesystem::path image_;
    std::string pending_;  // the other name; empty when there is no such file
    UniqueFd fd_;
    std::vector<char> buffer_;
    size_t filled_ = 0;          // of the buffer
    std::uint64_t written_ = 0;  // or given to the writer
    std::optional<WriteBehind> writer_;
};

}  // namespace kindling::initramfs
