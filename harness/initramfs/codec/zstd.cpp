// zstd, through libzstd: one frame. The kernel's reader is lib/decompress_unzstd.c.

#include <zstd.h>

#include <algorithm>

#include "initramfs/codec/codecs.h"

namespace kindling::initramfs {

namespace {

// Levels from 20 on want windows of 32 to 128 MiB, which the kernel would have to allocate.
constexpr int largest_window = 23;

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
        const std::string_view given = TRY(input());
        if (given.empty()) return stop("ZSTD-compressed data is truncated");
        ZSTD_inBuffer in{given.data(), given.size(), 0};
        ZSTD_outBuffer out{to, size, 0};
        const std::size_t code = ::ZSTD_decompressStream(context_.get(), &out, &in);
        use(in.pos);
        // lib/decompress_unzstd.c, handle_zstd_error(): other codes than a bad block's.
        if (::ZSTD_isError(code)) stop("ZSTD-compressed data is corrupt");
        if (code == 0) end();
        return out.pos;
    }

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
