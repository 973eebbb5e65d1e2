#include "initramfs/codec/lzo_container.h"

#include <cstdint>
#include <string_view>

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

class Copy {
  public:
    Copy(const LzoInput& input, ByteSink& to) : input_(input), to_(to) {}

    Result<LzoContainer> run() {
        if (!TRY(header())) return LzoContainer{false, "invalid header"};
        while (TRY(block())) container_.has_blocks = true;
        // Where the kernel stops, lzop is to end.
        if (!container_.problem.empty()) TRY(to_.write(std::string_view("\0\0\0\0", 4)));
        return std::move(container_);
    }

  private:
    // Some bytes of input, which the copy gets too.
    Result<std::string> copied(std::size_t size) {
        std::string bytes = TRY(input_(size));
        TRY(to_.write(bytes));
        return bytes;
    }

    // lib/decompress_unlzo.c, parse_header().
    Result<bool> header() {
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

    bool stop(std::string_view words) {
        container_.problem = words;
        return false;
    }

    // Copies a block. Says whether another may follow.
    Result<bool> block() {
        std::string sizes = TRY(input_(4));
        if (sizes.size() < 4) return stop("file corrupted");
        const std::uint32_t plain = number(sizes);
        if (plain > block_size) return stop("dest len longer than block size");
        if (plain == 0) {
            TRY(to_.write(sizes));
            return false;
        }
        sizes += TRY(input_(8));
        const std::uint32_t packed = number(std::string_view(sizes).substr(4, 4));
        if (sizes.size() < 12 || packed == 0 || packed > plain) return stop("file corrupted");
        const std::string bytes = TRY(input_(packed));
        if (bytes.size() < packed) return stop("file corrupted");
        TRY(to_.write(sizes));
        TRY(to_.write(bytes));
        return true;
    }

    const LzoInput& input_;
    ByteSink& to_;
    LzoContainer container_;
};

}  // namespace

Result<LzoContainer> copy_lzo_container(const LzoInput& input, ByteSink& to) {
    return Copy(input, to).run();
}

}  // namespace kindling::initramfs
