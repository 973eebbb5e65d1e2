// The reader of ELF files under libFuzzer.
#include <cstddef>
#include <cstdint>

#include "initramfs/elf_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto elf = kindling::initramfs::parse_elf({reinterpret_cast<const char*>(data), size});
    static_cast<void>(elf);
    return 0;
}
