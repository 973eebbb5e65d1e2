// The framing of one compression, FORMAT, under libFuzzer.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "initramfs/compression.h"

using namespace kindling::initramfs;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto& format =
        *std::ranges::find(compressions(), std::string_view(FORMAT), &Compression::name);
    TextSource source({reinterpret_cast<const char*>(data), size});
    const auto decoder = format.make_decoder(source);
    if (!decoder) return 0;
    constexpr std::size_t enough = 64 * 1024;
    std::array<char, 4096> bytes{};
    for (std::size_t total = 0; total < enough;) {
        const auto got = (*decoder)->read(bytes.data(), bytes.size());
        if (!got || *got == 0) break;
        total += *got;
    }
    return 0;
}
