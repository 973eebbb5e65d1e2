// lz4 in its legacy format, through liblz4: a magic number, then blocks of 8 MiB, each behind its
// compressed size. The kernel's reader is lib/decompress_unlz4.c; frames it does not know.

#include <lz4.h>
#include <lz4hc.h>

#include <cstring>
#include <memory>

#include "initramfs/codec/codecs.h"

namespace kindling::initramfs {

namespace {

constexpr std::size_t block_size = 8 * 1024 * 1024;
constexpr std::uint32_t magic = 0x184C2102;
constexpr std::size_t word = 4;
constexpr unsigned byte_bits = 8;

std::uint32_t number(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = word; i-- > 0;)
        value = (value << byte_bits) | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::string bytes_of(std::uint32_t value) {
    std::string bytes;
    for (std::size_t i = 0; i < word; ++i)
        bytes += static_cast<char>((value >> (byte_bits * i)) & 0xff);
    return bytes;
}

class Lz4Encoder final : public Encoder {
  public:
    Lz4Encoder(ByteSink& compressed, int level) : Encoder(compressed), level_(level) {
        buffer().resize(static_cast<std::size_t>(::LZ4_compressBound(block_size)));
        block_.reserve(block_size);
    }
    Result<void> start() { return compressed().write(bytes_of(magic)); }

    Result<void> write(std::string_view bytes) override {
        while (!bytes.empty()) {
            const std::string_view some = bytes.substr(0, block_size - block_.size());
            block_ += some;
            bytes.remove_prefix(some.size());
            if (block_.size() == block_size) TRY(put_block());
        }
        return {};
    }
    // The image's end is the stream's: a size of 0 would end it too, but not before Linux 5.8.
    Result<void> finish() override { return put_block(); }

  private:
    Result<void> put_block() {
        if (block_.empty()) return {};
        const int size =
            ::LZ4_compress_HC(block_.data(), buffer().data(), static_cast<int>(block_.size()),
                              static_cast<int>(buffer().size()), level_);
        if (size <= 0) return failure("lz4: a block can't be compressed");
        block_.clear();
        TRY(compressed().write(bytes_of(static_cast<std::uint32_t>(size))));
        return put(static_cast<std::size_t>(size));
    }

    int level_;
    std::string block_;
};

class Lz4Decoder final : public Decoder {
  public:
    using Decoder::Decoder;

  private:
    Result<std::size_t> decode(char* to, std::size_t size) override {
        if (block_.empty() && cut_) return stop("data corrupted");
        if (block_.empty()) TRY(next_block());
        const std::size_t got = block_.copy(to, size);
        block_.remove_prefix(got);
        return got;
    }

    Result<void> next_block() {
        if (!started_) {
            const std::string first = TRY(take_input(word));
            if (first.size() < word || number(first) != magic) {
                stop("invalid header");
                return {};
            }
            started_ = true;
        }
        const std::string head = TRY(take_input(word));
        const std::uint32_t size = head.size() < word ? 0 : number(head);
        if (size == magic) return {};
        if (size == 0) {
            end();
            return {};
        }
        if (size > static_cast<std::uint32_t>(::LZ4_compressBound(block_size))) {
            stop("data corrupted");
            return {};
        }
        return decode_block(size);
    }

    // LZ4_decompress_safe reads what is there, of a block that the image's end cuts.
    Result<void> decode_block(std::uint32_t size) {
        const std::string packed = TRY(take_input(size));
        // Not cleared: most images are smaller than a block.
        if (!text_) text_ = std::make_unique_for_overwrite<char[]>(block_size);
        const int got = ::LZ4_decompress_safe(packed.data(), text_.get(),
                                              static_cast<int>(packed.size()), block_size);
        if (got < 0)
            stop("Decoding failed");
        else
            block_ = {text_.get(), static_cast<std::size_t>(got)};
        cut_ = packed.size() < size;
        return {};
    }

    bool started_ = false;
    bool cut_ = false;  // the image ends within a block
    std::unique_ptr<char[]> text_;
    std::string_view block_;
};

}  // namespace

Result<std::unique_ptr<ByteSink>> make_lz4_encoder(ByteSink& compressed,
                                                   const EncoderOptions& options) {
    auto encoder = std::make_unique<Lz4Encoder>(compressed, options.level);
    TRY(encoder->start());
    return encoder;
}

Result<std::unique_ptr<Decoder>> make_lz4_decoder(ByteSource& compressed) {
    return std::make_unique<Lz4Decoder>(compressed);
}

}  // namespace kindling::initramfs
