#include "initramfs/compression.h"

#include <algorithm>
#include <array>

namespace kindling::initramfs {

std::span<const Compression> compressions() {
    using namespace std::string_view_literals;
    static constexpr std::array<Compression, 8> all{{
        {"gzip", "\x1f\x8b"sv, "CONFIG_RD_GZIP"},
        {"gzip", "\x1f\x9e"sv, "CONFIG_RD_GZIP"},
        {"bzip2", "\x42\x5a"sv, "CONFIG_RD_BZIP2"},
        {"lzma", "\x5d\x00"sv, "CONFIG_RD_LZMA"},
        {"xz", "\xfd\x37"sv, "CONFIG_RD_XZ"},
        {"lzo", "\x89\x4c"sv, "CONFIG_RD_LZO"},
        {"lz4", "\x02\x21"sv, "CONFIG_RD_LZ4"},
        {"zstd", "\x28\xb5"sv, "CONFIG_RD_ZSTD"},
    }};
    return all;
}

const Compression* compression_of(std::string_view bytes) {
    const auto found = std::ranges::find_if(
        compressions(), [&](const auto& format) { return bytes.starts_with(format.magic); });
    return found == compressions().end() ? nullptr : &*found;
}

}  // namespace kindling::initramfs
