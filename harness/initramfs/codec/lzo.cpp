// lzo through the lzop command, for the library's licence is not ours. The container is read by
// lzo_container.h: lzop alone would take what the kernel does not.

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <filesystem>

#include "base/file.h"
#include "base/process.h"
#include "initramfs/codec/codecs.h"
#include "initramfs/codec/lzo_container.h"
#include "initramfs/image_file.h"

namespace kindling::initramfs {

namespace {

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
        const std::size_t got = container_.has_blocks ? TRY(plain_.read(to, size)) : 0;
        if (got == 0 && container_.problem.empty()) end();
        if (got == 0 && !container_.problem.empty()) stop(container_.problem);
        return got;
    }

    Result<void> unpack() {
        unpacked_ = true;
        const auto packed = folder_.path() / "image.lzo";
        TRY(copy_.open(packed));
        container_ = TRY(copy_lzo_container([this](auto size) { return take_input(size); }, copy_));
        TRY(copy_.finish());
        if (!container_.has_blocks) return {};
        const auto plain = folder_.path() / "image";
        TRY(run_lzop({"-d", "-F", "-o", plain.string(), packed.string()}));
        return plain_.open(plain);
    }

    TemporaryDirectory folder_;
    ImageFile copy_;
    FileSource plain_;
    bool unpacked_ = false;
    LzoContainer container_;
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
