// xz and lzma, through liblzma. The kernel's readers are lib/decompress_unxz.c, which takes one
// stream with no check or CRC32, and lib/decompress_unlzma.c.

#include <lzma.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "initramfs/codec/codecs.h"

namespace kindling::initramfs {

namespace {

// The kernel allocates a whole dictionary while it unpacks; xz -9 would make that 64 MiB.
constexpr std::uint32_t largest_dictionary = 8 * 1024 * 1024;

Result<lzma_options_lzma> options_for(int level) {
    lzma_options_lzma options{};
    if (::lzma_lzma_preset(&options, static_cast<std::uint32_t>(level)) != 0)
        return failure("xz: no level {}", level);
    options.dict_size = std::min(options.dict_size, largest_dictionary);
    return options;
}

class XzEncoder final : public Encoder {
  public:
    using Encoder::Encoder;
    ~XzEncoder() override { ::lzma_end(&stream_); }

    // Blocks are cut by the dictionary's size, so the result is the same for any THREADS.
    Result<void> start_xz(const EncoderOptions& wanted) {
        lzma_options_lzma options = TRY(options_for(wanted.level));
        const std::array<lzma_filter, 2> filters{
            {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}}};
        lzma_mt threaded{};
        threaded.threads = std::max(1U, wanted.threads);
        threaded.filters = filters.data();
        threaded.check = LZMA_CHECK_CRC32;
        return started(::lzma_stream_encoder_mt(&stream_, &threaded));
    }
    Result<void> start_lzma(const EncoderOptions& wanted) {
        const lzma_options_lzma options = TRY(options_for(wanted.level));
        return started(::lzma_alone_encoder(&stream_, &options));
    }

    Result<void> write(std::string_view bytes) override { return code(bytes, LZMA_RUN); }
    Result<void> finish() override { return code({}, LZMA_FINISH); }

  private:
    static Result<void> started(lzma_ret result) {
        if (result != LZMA_OK) return failure("xz: error {}", static_cast<int>(result));
        return {};
    }
    Result<void> code(std::string_view bytes, lzma_action action) {
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
        stream_.avail_in = bytes.size();
        for (;;) {
            stream_.next_out = reinterpret_cast<std::uint8_t*>(buffer().data());
            stream_.avail_out = buffer().size();
            const lzma_ret result = ::lzma_code(&stream_, action);
            if (result != LZMA_OK && result != LZMA_STREAM_END)
                return failure("xz: error {}", static_cast<int>(result));
            TRY(put(buffer().size() - stream_.avail_out));
            if (result == LZMA_STREAM_END || (action == LZMA_RUN && stream_.avail_in == 0))
                return {};
        }
    }

    lzma_stream stream_ = LZMA_STREAM_INIT;
};

constexpr std::uint32_t largest_window = 64 * 1024 * 1024;
constexpr std::size_t first_window = 64 * 1024;
// A header may ask for 4 GiB, which no machine that boots an image has to spare.
constexpr std::uint64_t memory_limit = 384 * 1024 * 1024;

// What each of the kernel's two readers says.
struct Words {
    std::string_view format;
    std::string_view corrupt;
    std::string_view ended;
    std::string_view memory;
};
constexpr Words xz_words{"Input is not in the XZ format (wrong magic bytes)",
                         "XZ-compressed data is corrupt", "XZ-compressed data is corrupt",
                         "XZ decompressor ran out of memory"};
constexpr Words lzma_words{"bad header", "LZMA data is corrupt", "unexpected EOF",
                           "decompressor failed"};
constexpr std::string_view unsupported =
    "Input was encoded with settings that are not supported by this XZ decoder";

// Whether a whole stream header asks for another check than none or CRC32, which liblzma would
// take: lib/xz/xz_dec_stream.c, dec_stream_header().
bool has_other_check(std::string_view stream) {
    constexpr std::size_t flags = 6;
    constexpr std::size_t sum = 8;
    if (stream.size() < LZMA_STREAM_HEADER_SIZE || (stream[flags + 1] & 0x0f) <= 1) return false;
    std::uint32_t said = 0;
    std::memcpy(&said, stream.data() + sum, sizeof(said));
    return ::lzma_crc32(reinterpret_cast<const std::uint8_t*>(stream.data()) + flags, 2, 0) == said;
}

class XzDecoder final : public Decoder {
  public:
    XzDecoder(ByteSource& compressed, bool xz) : Decoder(compressed), xz_(xz) {}
    ~XzDecoder() override { ::lzma_end(&stream_); }

    Result<void> start() {
        const lzma_ret result = xz_ ? ::lzma_stream_decoder(&stream_, memory_limit, 0)
                                    : ::lzma_alone_decoder(&stream_, memory_limit);
        if (result != LZMA_OK) return failure("xz: error {}", static_cast<int>(result));
        return {};
    }

  private:
    Result<std::size_t> decode(char* to, std::size_t size) override {
        if (xz_) {
            const std::size_t got = TRY(decode_some(to, size));
            if (!problem_.empty()) stop(problem_);
            if (done_) end();
            return got;
        }
        if (ready_.empty() && !done_ && problem_.empty()) TRY(fill_window());
        const std::size_t got = ready_.copy(to, size);
        ready_.remove_prefix(got);
        if (ready_.empty() && done_) end();
        if (got == 0 && !problem_.empty()) stop(problem_);
        return got;
    }

    // lib/decompress_unlzma.c hands its output on when the dictionary is full and at the end; what
    // is in it when the stream breaks is lost.
    Result<void> fill_window() {
        const std::string_view in = TRY(input());
        constexpr std::size_t dictionary_at = 1;
        constexpr std::size_t properties = 5;
        if (window_size_ == 0) {
            std::uint32_t size = 0;
            if (in.size() >= properties)
                std::memcpy(&size, in.data() + dictionary_at, sizeof(size));
            window_size_ = std::clamp<std::uint32_t>(size, 1, largest_window);
        }
        std::size_t filled = 0;
        while (filled < window_size_ && !done_ && problem_.empty()) {
            // Most streams are smaller than their dictionary.
            if (filled == window_.size())
                window_.resize(
                    std::min<std::size_t>(window_size_, std::max(first_window, 2 * filled)));
            filled += TRY(decode_some(window_.data() + filled, window_.size() - filled));
        }
        if (problem_.empty()) ready_ = {window_.data(), filled};
        return {};
    }

    // Decodes some more; sets done_ or problem_ where that was the last.
    Result<std::size_t> decode_some(char* to, std::size_t size) {
        const Words& words = xz_ ? xz_words : lzma_words;
        const std::string_view in = TRY(input());
        if (in.empty()) problem_ = words.ended;
        if (xz_ && consumed() == 0 && has_other_check(in)) problem_ = unsupported;
        if (!problem_.empty()) return std::size_t{0};
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
        stream_.avail_in = in.size();
        stream_.next_out = reinterpret_cast<std::uint8_t*>(to);
        stream_.avail_out = size;
        const lzma_ret result = ::lzma_code(&stream_, LZMA_RUN);
        use(in.size() - stream_.avail_in);
        done_ = result == LZMA_STREAM_END;
        if (result == LZMA_FORMAT_ERROR)
            problem_ = words.format;
        else if (result == LZMA_MEMLIMIT_ERROR)
            problem_ = words.memory;
        else if (result == LZMA_OPTIONS_ERROR)
            problem_ = unsupported;
        else if (result != LZMA_OK && !done_)
            problem_ = words.corrupt;
        return size - stream_.avail_out;
    }

    bool done_ = false;
    std::string problem_;
    std::size_t window_size_ = 0;
    std::string window_;
    std::string_view ready_;
    bool xz_;
    lzma_stream stream_ = LZMA_STREAM_INIT;
};

Result<std::unique_ptr<Decoder>> make_decoder(ByteSource& compressed, bool xz) {
    auto decoder = std::make_unique<XzDecoder>(compressed, xz);
    TRY(decoder->start());
    return decoder;
}

}  // namespace

Result<std::unique_ptr<ByteSink>> make_xz_encoder(ByteSink& compressed,
                                                  const EncoderOptions& options) {
    auto encoder = std::make_unique<XzEncoder>(compressed);
    TRY(encoder->start_xz(options));
    return encoder;
}

Result<std::unique_ptr<ByteSink>> make_lzma_encoder(ByteSink& compressed,
                                                    const EncoderOptions& options) {
    auto encoder = std::make_unique<XzEncoder>(compressed);
    TRY(encoder->start_lzma(options));
    return encoder;
}

Result<std::unique_ptr<Decoder>> make_xz_decoder(ByteSource& compressed) {
    return make_decoder(compressed, true);
}

Result<std::unique_ptr<Decoder>> make_lzma_decoder(ByteSource& compressed) {
    return make_decoder(compressed, false);
}

}  // namespace kindling::initramfs
