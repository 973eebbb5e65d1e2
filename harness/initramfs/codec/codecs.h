#pragma once
// Each compression's two ways, one file each; compression.cpp has the table of them.

#include <memory>

#include "initramfs/codec/decoder.h"
#include "initramfs/codec/encoder.h"

namespace kindling::initramfs {

using DecoderMaker = Result<std::unique_ptr<Decoder>> (*)(ByteSource& compressed);

// They fail when the library refuses its options, or has no memory.
Result<std::unique_ptr<ByteSink>> make_gzip_encoder(ByteSink&, const EncoderOptions&);
Result<std::unique_ptr<ByteSink>> make_bzip2_encoder(ByteSink&, const EncoderOptions&);
Result<std::unique_ptr<ByteSink>> make_lzma_encoder(ByteSink&, const EncoderOptions&);
Result<std::unique_ptr<ByteSink>> make_xz_encoder(ByteSink&, const EncoderOptions&);
Result<std::unique_ptr<ByteSink>> make_lzo_encoder(ByteSink&, const EncoderOptions&);
Result<std::unique_ptr<ByteSink>> make_lz4_encoder(ByteSink&, const EncoderOptions&);
Result<std::unique_ptr<ByteSink>> make_zstd_encoder(ByteSink&, const EncoderOptions&);

Result<std::unique_ptr<Decoder>> make_gzip_decoder(ByteSource&);
Result<std::unique_ptr<Decoder>> make_bzip2_decoder(ByteSource&);
Result<std::unique_ptr<Decoder>> make_lzma_decoder(ByteSource&);
Result<std::unique_ptr<Decoder>> make_xz_decoder(ByteSource&);
Result<std::unique_ptr<Decoder>> make_lzo_decoder(ByteSource&);
Result<std::unique_ptr<Decoder>> make_lz4_decoder(ByteSource&);
Result<std::unique_ptr<Decoder>> make_zstd_decoder(ByteSource&);

}  // namespace kindling::initramfs
