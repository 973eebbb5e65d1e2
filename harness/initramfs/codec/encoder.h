#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "initramfs/byte_sink.h"

namespace kindling::initramfs {

// How a stream is compressed.
struct EncoderOptions {
    int level = 0;
    unsigned threads = 1;    // used where the result does not depend on it
    std::uint64_t size = 0;  // how many bytes will come
};

// A compressor before another sink. finish() ends the stream, and leaves the sink behind it open.
class Encoder : public ByteSink {
  public:
    explicit Encoder(ByteSink& compressed);
    [[nodiscard]] Result<std::uint64_t> take(const FilePart& part) final {
        return take_by_reading(*this, part);
    }

  protected:
    [[nodiscard]] std::vector<char>& buffer() { return buffer_; }
    // Hands on the first SIZE bytes of the buffer.
    [[nodiscard]] Result<void> put(std::size_t size) {
        return compressed_.write({buffer_.data(), size});
    }
    [[nodiscard]] ByteSink& compressed() { return compressed_; }

  private:
    ByteSink& compressed_;
    std::vector<char> buffer_;
};

using EncoderMaker = Result<std::unique_ptr<ByteSink>> (*)(ByteSink& compressed,
                                                           const EncoderOptions& options);

}  // namespace kindling::initramfs
