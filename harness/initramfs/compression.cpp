#include "initramfs/compression.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/nearest.h"

namespace kindling::initramfs {

std::span<const Compression> compressions() {
    using namespace std::string_view_literals;
    static constexpr std::array<Compression, 8> all{{
        {"gzip", "\x1f\x8b"sv, "CONFIG_RD_GZIP", 1, 9, 9, make_gzip_encoder, make_gzip_decoder},
        {"gzip", "\x1f\x9e"sv, "CONFIG_RD_GZIP", 1, 9, 9, make_gzip_encoder, make_gzip_decoder},
        {"bzip2", "\x42\x5a"sv, "CONFIG_RD_BZIP2", 1, 9, 9, make_bzip2_encoder, make_bzip2_decoder},
        {"lzma", "\x5d\x00"sv, "CONFIG_RD_LZMA", 0, 9, 6, make_lzma_encoder, make_lzma_decoder},
        {"xz", "\xfd\x37"sv, "CONFIG_RD_XZ", 0, 9, 6, make_xz_encoder, make_xz_decoder},
        {"lzo", "\x89\x4c"sv, "CONFIG_RD_LZO", 1, 9, 9, make_lzo_encoder, make_lzo_decoder},
        {"lz4", "\x02\x21"sv, "CONFIG_RD_LZ4", 1, 12, 9, make_lz4_encoder, make_lz4_decoder},
        {"zstd", "\x28\xb5"sv, "CONFIG_RD_ZSTD", 1, 22, 3, make_zstd_encoder, make_zstd_decoder},
    }};
    return all;
}

const Compression* compression_of(std::string_view bytes) {
    const auto found = std::ranges::find_if(
        compressions(), [&](const auto& format) { return bytes.starts_with(format.magic); });
    return found == compressions().end() ? nullptr : &*found;
}

Result<CompressionChoice> parse_compression(std::string_view text) {
    const std::string_view name = text.substr(0, text.find(':'));
    if (text.empty() || text == "none") return CompressionChoice{};
    const auto format = std::ranges::find(compressions(), name, &Compression::name);
    if (format == compressions().end()) {
        std::vector<std::string> names{"none"};
        for (const auto& known : compressions()) names.emplace_back(known.name);
        return failure("no compression \"{}\"{}: gzip, bzip2, lzma, xz, lzo, lz4, zstd or none",
                       name, did_you_mean(name, names));
    }
    if (name.size() == text.size()) return CompressionChoice{&*format, format->usual};
    const std::string_view digits = text.substr(name.size() + 1);
    int level = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), level);
    if (error != std::errc() || end != digits.data() + digits.size() || level < format->lowest ||
        level > format->highest)
        return failure("{} has the levels {} to {}, not \"{}\"", name, format->lowest,
                       format->highest, digits);
    return CompressionChoice{&*format, level};
}

}  // namespace kindling::initramfs
