#pragma once
#include <cstddef>
#include <functional>
#include <string>

#include "initramfs/byte_sink.h"

namespace kindling::initramfs {

// How much of a container of lzop the kernel takes.
struct LzoContainer {
    bool has_blocks = false;  // at least one block is whole
    std::string problem{};    // the kernel's words where it stops; empty when all is well
};

// Gives exactly that many bytes of the container; fewer only where it ends.
using LzoInput = std::function<Result<std::string>(std::size_t)>;

// Reads a container as lib/decompress_unlzo.c, unlzo() does, and copies to TO the part that the
// kernel takes, ended so that lzop takes it. Fails only as reading and writing do.
[[nodiscard]] Result<LzoContainer> copy_lzo_container(const LzoInput& input, ByteSink& to);

}  // namespace kindling::initramfs
