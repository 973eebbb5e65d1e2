// zstd, through libzstd: one frame. The kernel's reader is lib/decompress_unzstd.c.

#include <zstd.h>

#include <algorithm>

#include "initramfs/codec/codecs.h"

namespace kindling::initramfs {

namespace {

// Levels from 20 on want windows of 32 to 128 MiB, which the kernel would have to allocate.
constexpr int largest_window = 23;
// lib/decompress_unzstd.c, ZSTD_IOBUF_SIZE.
constexpr std::size_t kernel_buffer = 128 * 1024;

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ::ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ::ZSTD_freeDCtx(context); }
};

class ZstdEncoder final : public Encoder {
  public:
    using Encoder::Encoder;

    Result<void> start(const EncoderOptions& options) {
        context_.reset(::ZSTD_createCCtx());
        if (!context_) return failure("zstd: no memory");
        TRY(set(ZSTD_c_compressionLevel, options.level));
        if (options.level > 19) TRY(set(ZSTD_c_windowLog, largest_window));
        TRY(set(ZSTD_c_checksumFlag, 1));
        // One worker or several give the same bytes, none gives others.
        TRY(set(ZSTD_c_nbWorkers, static_cast<int>(std::max(1U, options.threads))));
        return checked(::ZSTD_CCtx_setPledgedSrcSize(context_.get(), options.size));
    }
    Result<void> write(std::string_view bytes) override { return compress(bytes, ZSTD_e_continue); }
    Result<void> finish() override { return compress({}, ZSTD_e_end); }

  private:
    static Result<void> checked(std::size_t code) {
        if (::ZSTD_isError(code)) return failure("zstd: {}", ::ZSTD_getErrorName(code));
        return {};
    }
    Result<void> set(ZSTD_cParameter parameter, int value) {
        return checked(::ZSTD_CCtx_setParameter(context_.get(), parameter, value));
    }
    Result<void> compress(std::string_view bytes, ZSTD_EndDirective directive) {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        for (;;) {
            ZSTD_outBuffer out{buffer().data(), buffer().size(), 0};
            const std::size_t left = ::ZSTD_compressStream2(context_.get(), &out, &in, directive);
            TRY(checked(left));
            TRY(put(out.pos));
            if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size) return {};
        }
    }

    std::unique_ptr<ZSTD_CCtx, FreeContext> context_;
};

class ZstdDecoder final : public Decoder {
  public:
    using Decoder::Decoder;

    Result<void> start() {
        context_.reset(::ZSTD_createDCtx());
        if (!context_) return failure("zstd: no memory");
        return {};
    }

  private:
    Result<std::size_t> decode(char* to, std::size_t size) override {
        if (ready_.empty()) TRY(fill());
        const std::size_t got = ready_.copy(to, size);
        ready_.remove_prefix(got);
        if (ready_.empty() && done_) end();
        if (ready_.empty() && !problem_.empty()) return got > 0 ? got : stop(problem_);
        return got;
    }

    // One call of the kernel's zstd_decompress_stream(), which has all input at once: what it
    // gave is lost when it fails.
    Result<void> fill() {
        if (done_ || !problem_.empty()) return {};
        buffer_.resize(kernel_buffer);
        ZSTD_outBuffer out{buffer_.data(), buffer_.size(), 0};
        while (out.pos < out.size && !done_) {
            const std::string_view given = TRY(input());
            if (given.empty()) {
                problem_ = "ZSTD-compressed data is truncated";
                break;
            }
            ZSTD_inBuffer in{given.data(), given.size(), 0};
            const std::size_t code = ::ZSTD_decompressStream(context_.get(), &out, &in);
            use(in.pos);
            done_ = code == 0;
            if (::ZSTD_isError(code)) {
                problem_ = "ZSTD-compressed data is corrupt";
                return {};
            }
        }
        ready_ = {buffer_.data(), out.pos};
        return {};
    }

    bool done_ = false;
    std::string problem_;
    std::string buffer_;
    std::string_view ready_;
    std::unique_ptr<ZSTD_DCtx, FreeContext> context_;
};

}  // namespace

Result<std::unique_ptr<ByteSink>> make_zstd_encoder(ByteSink& compressed,
                                                    const EncoderOptions& options) {
    auto encoder = std::make_unique<ZstdEncoder>(compressed);
    TRY(encoder->start(options));
    return encoder;
}

Result<std::unique_ptr<Decoder>> make_zstd_decoder(ByteSource& compressed) {
    auto decoder = std::make_unique<ZstdDecoder>(compressed);
    TRY(decoder->start());
    return decoder;
}

}  // namespace kindling::initramfs
