#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"

namespace kindling::initramfs {

// Where the bytes of an image, or of an archive in it, come from.
class ByteSource {
  public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    // Puts up to SIZE bytes at TO and says how many; 0 only at the end (or when SIZE is 0).
    [[nodiscard]] virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
    // Goes over SIZE bytes, and says how many of them were there. Reads them, where it must.
    [[nodiscard]] virtual Result<std::uint64_t> skip(std::uint64_t size);

    // Reads until SIZE bytes are there or the source ends; says how many came.
    [[nodiscard]] Result<std::size_t> read_fully(char* to, std::size_t size);
};

// A text as a source; it must outlive this.
class TextSource final : public ByteSource {
  public:
    explicit TextSource(std::string_view text) : rest_(text) {}
    [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;

  private:
    std::string_view rest_;
};

// A regular file, through a small buffer: what is skipped is never read.
class FileSource final : public ByteSource {
  public:
    // Fails when it can't be opened or is no regular file.
    [[nodiscard]] Result<void> open(const std::filesystem::path& file);

    [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;
    [[nodiscard]] Result<std::uint64_t> skip(std::uint64_t size) override;

    void seek(std::uint64_t offset) { offset_ = offset; }
    [[nodiscard]] std::uint64_t offset() const { return offset_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] const std::filesystem::path& name() const { return name_; }

  private:
    [[nodiscard]] Result<void> fill(std::size_t wanted);

    std::filesystem::path name_;
    UniqueFd fd_;
    std::uint64_t size_ = 0;
    std::uint64_t offset_ = 0;
    std::vector<char> buffer_;
    std::uint64_t buffered_from_ = 0;
    std::size_t buffered_ = 0;
};

}  // namespace kindling::initramfs
