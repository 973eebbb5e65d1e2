// The parser of cpio lists under libFuzzer.
#include <cstddef>
#include <cstdint>

#include "initramfs/cpio_list.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto entries = kindling::initramfs::parse_cpio_list(text, {"fuzz", "/", {}});
    static_cast<void>(entries);
    return 0;
}
