#include "initramfs/codec/encoder.h"

namespace kindling::initramfs {

namespace {

constexpr std::size_t buffer_size = 128 * 1024;

}  // namespace

Encoder::Encoder(ByteSink& compressed) : compressed_(compressed), buffer_(buffer_size) {}

}  // namespace kindling::initramfs
