#pragma once
#include <string_view>

#include "base/result.h"

namespace kindling::initramfs {

// Where the bytes of an image go: a file, or a compressor that stands before another sink.
class ByteSink {
  public:
    ByteSink() = default;
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;
    virtual ~ByteSink() = default;

    [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
    // All has been written. A sink that goes away without it leaves nothing behind.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

}  // namespace kindling::initramfs
