// lzo through the lzop command, for the library's licence is not ours. The container is read here,
// as lib/decompress_unlzo.c does: lzop alone would take what the kernel does not.

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <filesystem>

#include "base/file.h"
#include "base/process.h"
#include "initramfs/codec/codecs.h"
#include "initramfs/image_file.h"

namespace kindling::initramfs {

namespace {

constexpr std::string_view magic("\x89LZO\x00\x0d\x0a\x1a\x0a", 9);
constexpr std::uint32_t has_filter = 0x800;
constexpr std::uint32_t block_size = 256 * 1024;
constexpr unsigned byte_bits = 8;

std::uint32_t number(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes) value = (value << byte_bits) | static_cast<unsigned char>(byte);
    return value;
}

Result<void> run_lzop(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "lzop");
    const auto finished = run({.argv = std::move(arguments)});
    if (!finished) return failure("lzo needs the command lzop: {}", finished.error().message);
    if (!finished->ending.succeeded())
        return failure("lzop: {} ({})", describe(finished->ending), finished->output);
    return {};
}

// The bytes wait in a file, for lzop keeps a file's name and time, and takes neither from a pipe.
class LzoEncoder final : public Encoder {
  public:
    LzoEncoder(ByteSink& compressed, TemporaryDirectory folder, int level)
        : Encoder(compressed), folder_(std::move(folder)), level_(level) {}

    Result<void> start() { return plain_.open(folder_.path() / "image"); }
    Result<void> write(std::string_view bytes) override { return plain_.write(bytes); }
    Result<void> finish() override {
        TRY(plain_.finish());
        const auto in = folder_.path() / "image";
        const auto out = folder_.path() / "image.lzo";
        const std::array<timespec, 2> times{};
        if (::utimensat(AT_FDCWD, in.c_str(), times.data(), 0) != 0)
            return errno_failure("set the time of", in.string());
        TRY(run_lzop({"-n", fmt::format("-{}", level_), "-o", out.string(), in.string()}));
        const UniqueFd fd(::open(out.c_str(), O_RDONLY | O_CLOEXEC));
        if (!fd.is_open()) return errno_failure("open", out.string());
        const auto taken = compressed().take({fd.get(), out.string(), 0, UINT64_MAX});
        if (!taken) return std::unexpected(taken.error());
        return {};
    }

  private:
    TemporaryDirectory folder_;
    ImageFile plain_;
    int level_;
};

class LzoDecoder final : public Decoder {
  public:
    LzoDecoder(ByteSource& compressed, TemporaryDirectory folder)
        : Decoder(compressed), folder_(std::move(folder)) {}

  private:
    Result<std::size_t> decode(char* to, std::size_t size) override {
        if (!unpacked_) TRY(unpack());
        const std::size_t got = any_ ? TRY(plain_.read(to, size)) : 0;
        if (got == 0 && problem_.empty()) end();
        if (got == 0 && !problem_.empty()) stop(problem_);
        return got;
    }

    Result<void> unpack() {
        unpacked_ = true;
        const auto packed = folder_.path() / "image.lzo";
        TRY(copy_.open(packed));
        if (!TRY(copy_header())) {
            problem_ = "invalid header";
            return {};
        }
        while (problem_.empty() && TRY(copy_block())) any_ = true;
        // Where the kernel stops, lzop is to end.
        if (!problem_.empty()) TRY(copy_.write(std::string_view("\0\0\0\0", 4)));
        TRY(copy_.finish());
        if (!any_) return {};
        const auto plain = folder_.path() / "image";
        TRY(run_lzop({"-d", "-F", "-o", plain.string(), packed.string()}));
        return plain_.open(plain);
    }

    // Some bytes of input, which lzop gets too.
    Result<std::string> copied(std::size_t size) {
        std::string bytes = TRY(take_input(size));
        TRY(copy_.write(bytes));
        return bytes;
    }

    // lib/decompress_unlzo.c, parse_header().
    Result<bool> copy_header() {
        constexpr std::uint32_t with_level = 0x0940;
        if (TRY(copied(magic.size())) != magic) return false;
        const std::string versions = TRY(copied(7));
        if (versions.size() < 7) return false;
        const bool recent = number(versions.substr(0, 2)) >= with_level;
        if (recent && TRY(copied(1)).empty()) return false;
        const std::string flags = TRY(copied(4));
        if ((number(flags) & has_filter) != 0 && TRY(copied(4)).empty()) return false;
        if (TRY(copied(recent ? 12 : 8)).empty()) return false;
        const std::string length = TRY(copied(1));
        if (length.empty()) return false;
        const std::size_t rest = static_cast<unsigned char>(length[0]) + std::size_t{4};
        return TRY(copied(rest)).size() == rest;
    }

    Result<bool> copy_block() {
        std::string sizes = TRY(take_input(4));
        if (sizes.size() < 4) problem_ = "file corrupted";
        if (!problem_.empty()) return false;
        const std::uint32_t plain = number(sizes);
        if (plain > block_size) problem_ = "dest len longer than block size";
        if (!problem_.empty()) return false;
        if (plain == 0) {
            TRY(copy_.write(sizes));
            return false;
        }
        sizes += TRY(take_input(8));
        const std::uint32_t packed = number(std::string_view(sizes).substr(4, 4));
        if (sizes.size() < 12 || packed == 0 || packed > plain) problem_ = "file corrupted";
        if (!problem_.empty()) return false;
        const std::string bytes = TRY(take_input(packed));
        if (bytes.size() < packed) problem_ = "file corrupted";
        if (!problem_.empty()) return false;
        TRY(copy_.write(sizes));
        TRY(copy_.write(bytes));
        return true;
    }

    TemporaryDirectory folder_;
    ImageFile copy_;
    FileSource plain_;
    bool unpacked_ = false;
    bool any_ = false;
    std::string problem_;
};

}  // namespace

Result<std::unique_ptr<ByteSink>> make_lzo_encoder(ByteSink& compressed,
                                                   const EncoderOptions& options) {
    auto encoder = std::make_unique<LzoEncoder>(compressed, TRY(TemporaryDirectory::make("lzo")),
                                                options.level);
    TRY(encoder->start());
    return encoder;
}

Result<std::unique_ptr<Decoder>> make_lzo_decoder(ByteSource& compressed) {
    return std::make_unique<LzoDecoder>(compressed, TRY(TemporaryDirectory::make("lzo")));
}

}  // namespace kindling::initramfs
