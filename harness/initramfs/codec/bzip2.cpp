// bzip2, through libbz2: one stream. The kernel's reader is lib/decompress_bunzip2.c.

#include <bzlib.h>

#include "initramfs/codec/codecs.h"

namespace kindling::initramfs {

namespace {

class Bzip2Encoder final : public Encoder {
  public:
    using Encoder::Encoder;
    ~Bzip2Encoder() override { ::BZ2_bzCompressEnd(&stream_); }

    Result<void> start(int level) {
        if (::BZ2_bzCompressInit(&stream_, level, 0, 0) != BZ_OK)
            return failure("bzip2: no memory");
        return {};
    }
    Result<void> write(std::string_view bytes) override {
        if (bytes.empty()) return {};
        return compress(bytes, BZ_RUN);
    }
    Result<void> finish() override { return compress({}, BZ_FINISH); }

  private:
    Result<void> compress(std::string_view bytes, int action) {
        // The library's interface has no const.
        stream_.next_in = const_cast<char*>(bytes.data());
        stream_.avail_in = static_cast<unsigned>(bytes.size());
        for (;;) {
            stream_.next_out = buffer().data();
            stream_.avail_out = static_cast<unsigned>(buffer().size());
            const int code = ::BZ2_bzCompress(&stream_, action);
            if (code < 0) return failure("bzip2: error {}", code);
            TRY(put(buffer().size() - stream_.avail_out));
            if (code == BZ_STREAM_END || (action == BZ_RUN && stream_.avail_in == 0)) return {};
        }
    }

    bz_stream stream_{};
};

class Bzip2Decoder final : public Decoder {
  public:
    using Decoder::Decoder;
    ~Bzip2Decoder() override { ::BZ2_bzDecompressEnd(&stream_); }

    Result<void> start() {
        if (::BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) return failure("bzip2: no memory");
        return {};
    }

  private:
    Result<std::size_t> decode(char* to, std::size_t size) override {
        const std::string_view in = TRY(input());
        if (in.empty()) return stop("decompressor failed");
        stream_.next_in = const_cast<char*>(in.data());
        stream_.avail_in = static_cast<unsigned>(in.size());
        stream_.next_out = to;
        stream_.avail_out = static_cast<unsigned>(size);
        const int code = ::BZ2_bzDecompress(&stream_);
        use(in.size() - stream_.avail_in);
        const std::size_t got = size - stream_.avail_out;
        if (code == BZ_STREAM_END)
            end();
        else if (code != BZ_OK)
            stop("decompressor failed");
        return got;
    }

    bz_stream stream_{};
};

}  // namespace

Result<std::unique_ptr<ByteSink>> make_bzip2_encoder(ByteSink& compressed,
                                                     const EncoderOptions& options) {
    auto encoder = std::make_unique<Bzip2Encoder>(compressed);
    TRY(encoder->start(options.level));
    return encoder;
}

Result<std::unique_ptr<Decoder>> make_bzip2_decoder(ByteSource& compressed) {
    auto decoder = std::make_unique<Bzip2Decoder>(compressed);
    TRY(decoder->start());
    return decoder;
}

}  // namespace kindling::initramfs
