// gzip, through zlib. The kernel's reader is lib/decompress_inflate.c: of the header it knows the
// name field alone, and it goes over the checksum unread.

#include <zlib.h>

#include "initramfs/codec/codecs.h"

namespace kindling::initramfs {

namespace {

constexpr int window_bits = 15;
constexpr int gzip_header = 16;
constexpr std::size_t header_size = 10;
constexpr std::size_t trailer_size = 8;
constexpr char name_field = 0x08;

class GzipEncoder final : public Encoder {
  public:
    using Encoder::Encoder;
    ~GzipEncoder() override { ::deflateEnd(&stream_); }

    // zlib's own header has no name and no time.
    Result<void> start(int level) {
        if (::deflateInit2(&stream_, level, Z_DEFLATED, window_bits + gzip_header, 9,
                           Z_DEFAULT_STRATEGY) != Z_OK)
            return failure("gzip: no memory");
        return {};
    }
    Result<void> write(std::string_view bytes) override { return deflate(bytes, Z_NO_FLUSH); }
    Result<void> finish() override { return deflate({}, Z_FINISH); }

  private:
    Result<void> deflate(std::string_view bytes, int flush) {
        // zlib's interface has no const.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(buffer().data());
            stream_.avail_out = static_cast<uInt>(buffer().size());
            ::deflate(&stream_, flush);
            TRY(put(buffer().size() - stream_.avail_out));
        } while (stream_.avail_out == 0);
        return {};
    }

    z_stream stream_{};
};

class GzipDecoder final : public Decoder {
  public:
    using Decoder::Decoder;
    ~GzipDecoder() override { ::inflateEnd(&stream_); }

    Result<void> start() {
        if (::inflateInit2(&stream_, -window_bits) != Z_OK) return failure("gzip: no memory");
        return {};
    }

  private:
    Result<std::size_t> decode(char* to, std::size_t size) override {
        if (!in_data_) return read_header();
        const std::string_view in = TRY(input());
        if (in.empty()) return stop("read error");
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        stream_.avail_in = static_cast<uInt>(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(to);
        stream_.avail_out = static_cast<uInt>(size);
        const int code = ::inflate(&stream_, Z_NO_FLUSH);
        use(in.size() - stream_.avail_in);
        const std::size_t got = size - stream_.avail_out;
        if (code == Z_STREAM_END) {
            end();
            const auto trailer = take_input(trailer_size);
            if (!trailer) return std::unexpected(trailer.error());
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            stop("uncompression error");
        }
        return got;
    }

    Result<std::size_t> read_header() {
        const std::string header = TRY(take_input(header_size));
        if (header.size() < header_size || !header.starts_with("\x1f\x8b\x08"))
            return stop("Not a gzip file");
        if ((header[3] & name_field) != 0)
            for (;;) {
                const std::string byte = TRY(take_input(1));
                if (byte.empty()) return stop("header error");
                if (byte[0] == '\0') break;
            }
        in_data_ = true;
        return std::size_t{0};
    }

    z_stream stream_{};
    bool in_data_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteSink>> make_gzip_encoder(ByteSink& compressed,
                                                    const EncoderOptions& options) {
    auto encoder = std::make_unique<GzipEncoder>(compressed);
    TRY(encoder->start(options.level));
    return encoder;
}

Result<std::unique_ptr<Decoder>> make_gzip_decoder(ByteSource& compressed) {
    auto decoder = std::make_unique<GzipDecoder>(compressed);
    TRY(decoder->start());
    return decoder;
}

}  // namespace kindling::initramfs
