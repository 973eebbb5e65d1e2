#pragma once
#include <span>
#include <string_view>

namespace kindling::initramfs {

// A format that the kernel can decompress.
struct Compression {
    std::string_view name;
    std::string_view magic;          // lib/decompress.c, compressed_formats
    std::string_view kernel_option;  // without it the kernel says "compression method … not
                                     // configured" and goes on without the image
};

// All formats of lib/decompress.c. A compressor adds its function to its line here.
[[nodiscard]] std::span<const Compression> compressions();

// The compression whose magic BYTES begin with.
[[nodiscard]] const Compression* compression_of(std::string_view bytes);

}  // namespace kindling::initramfs
