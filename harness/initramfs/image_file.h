#pragma once
#include <filesystem>
#include <string>

#include "base/unique_fd.h"
#include "initramfs/byte_sink.h"

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
    [[nodiscard]] Result<void> finish() override;

  private:
    [[nodiscard]] Result<void> flush();

    std::filesystem::path image_;
    std::string pending_;  // the other name; empty when there is no such file
    UniqueFd fd_;
    std::string buffer_;
};

}  // namespace kindling::initramfs
