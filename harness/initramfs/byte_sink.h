#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling::initramfs {

// A part of an open file. The name is for messages.
struct FilePart {
    int fd = -1;
    const std::string& name;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

// Where the bytes of an image go: a file, or a compressor that stands before another sink.
class ByteSink {
  public:
    ByteSink() = default;
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;
    virtual ~ByteSink() = default;

    [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
    // Writes a part of a file and says how many bytes came: fewer when the file ends before.
    // Fails when it can't be read, and as write() does.
    [[nodiscard]] virtual Result<std::uint64_t> take(const FilePart& part) = 0;
    // All has been written. A sink that goes away without it leaves nothing behind.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

// Reads of PART, from its byte DONE on, at most SIZE bytes into TO. Gives how many came, 0 where
// the file ends. Fails when it can't be read, and with interruption().
[[nodiscard]] Result<std::size_t> read_part(const FilePart& part, std::uint64_t done, char* to,
                                            std::size_t size);

// take() for a sink that must see every byte: reads the file, and writes what came.
[[nodiscard]] Result<std::uint64_t> take_by_reading(ByteSink& sink, const FilePart& part);

// NAME had SIZE bytes, and only CAME of them could be read.
[[nodiscard]] Error shrunk(const std::string& name, std::uint64_t came, std::uint64_t size);

// Keeps what is written as a text; fails rather than hold more than MOST bytes.
class TextSink final : public ByteSink {
  public:
    explicit TextSink(std::uint64_t most = std::numeric_limits<std::uint64_t>::max())
        : most_(most) {}
    [[nodiscard]] Result<void> write(std::string_view bytes) override;
    [[nodiscard]] Result<std::uint64_t> take(const FilePart& part) override;
    [[nodiscard]] Result<void> finish() override { return {}; }
    std::string text;

  private:
    std::uint64_t most_;
};

}  // namespace kindling::initramfs
