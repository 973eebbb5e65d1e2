#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "initramfs/byte_source.h"

namespace kindling::initramfs {

// One compressed stream of an image, as the kernel decompresses it: to the stream's own end,
// whatever follows. What the kernel would stop at is no error here: the stream ends there, and
// fault() has the kernel's words.
class Decoder : public ByteSource {
  public:
    explicit Decoder(ByteSource& compressed) : compressed_(compressed) {}

    [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) final;

    // What the decompressor says of a stream that it can't take; empty when all is well. Some
    // say nothing of their own, and the kernel "decompressor failed".
    [[nodiscard]] const std::string& fault() const { return fault_; }
    // How many compressed bytes the stream took, of a stream that was read to its end.
    [[nodiscard]] std::uint64_t consumed() const { return consumed_; }

  protected:
    // Decodes some more to TO, 0 bytes when it only took input; calls end() at the stream's end
    // and stop() where the kernel stops.
    [[nodiscard]] virtual Result<std::size_t> decode(char* to, std::size_t size) = 0;

    void end() { ended_ = true; }
    std::size_t stop(std::string_view message);
    // The input that is there and not used yet; more is read when it is empty.
    [[nodiscard]] Result<std::string_view> input();
    void use(std::size_t bytes);
    // Reads exactly SIZE bytes of input; fewer, when the file ends.
    [[nodiscard]] Result<std::string> take_input(std::size_t size);

  private:
    ByteSource& compressed_;
    std::vector<char> buffer_;
    std::string_view left_;
    std::uint64_t consumed_ = 0;
    bool ended_ = false;
    std::string fault_;
};

}  // namespace kindling::initramfs
