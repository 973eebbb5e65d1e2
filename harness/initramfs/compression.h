#pragma once
#include <span>
#include <string>
#include <string_view>

#include "initramfs/codec/codecs.h"

namespace kindling::initramfs {

// A format that the kernel can decompress.
struct Compression {
    std::string_view name;
    std::string_view magic;          // lib/decompress.c, compressed_formats
    std::string_view kernel_option;  // without it the kernel says "compression method … not
                                     // configured" and goes on without the image
    int lowest;
    int highest;
    int usual;  // the level, where none is named
    EncoderMaker make_encoder;
    DecoderMaker make_decoder;
};

// All formats of lib/decompress.c. A further one is a line there, and a file in codec/.
[[nodiscard]] std::span<const Compression> compressions();

// The compression whose magic BYTES begin with.
[[nodiscard]] const Compression* compression_of(std::string_view bytes);

// A compression that is asked for; none where there is no format.
struct CompressionChoice {
    const Compression* format = nullptr;
    int level = 0;
};

// Reads NAME or NAME:LEVEL; "none" and an empty text are no compression. Fails, naming those
// there are, on another name, and on a level that the format does not have.
[[nodiscard]] Result<CompressionChoice> parse_compression(std::string_view text);

}  // namespace kindling::initramfs
