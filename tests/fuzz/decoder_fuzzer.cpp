// The framings of the compressions under libFuzzer: the first byte chooses one.
#include <array>
#include <cstddef>
#include <cstdint>

#include "initramfs/compression.h"

using namespace kindling::initramfs;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto& format = compressions()[data[0] % compressions().size()];
    // lzo would start a process for each input.
    if (format.name == "lzo") return 0;
    TextSource source({reinterpret_cast<const char*>(data) + 1, size - 1});
    const auto decoder = format.make_decoder(source);
    if (!decoder) return 0;
    std::array<char, 4096> bytes{};
    for (std::size_t total = 0; total < 1024 * 1024;) {
        const auto got = (*decoder)->read(bytes.data(), bytes.size());
        if (!got || *got == 0) break;
        total += *got;
    }
    return 0;
}
