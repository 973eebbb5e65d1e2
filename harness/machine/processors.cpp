#include "machine/processors.h"

#include <algorithm>
#include <charconv>

#include "base/lines.h"

namespace kindling::machine {

namespace {

// The number behind KEY ("RIP=", "CPL=") in a line.
std::optional<std::uint64_t> number_behind(std::string_view line, std::string_view key) {
    const size_t at = line.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    line.remove_prefix(at + key.size());
    std::uint64_t number = 0;
    const auto [end, error] =
        std::from_chars(line.data(), line.data() + line.size(), number, /*base=*/16);
    if (error != std::errc()) return std::nullopt;
    return number;
}

}  // namespace

std::vector<Processor> parse_registers(std::string_view text) {
    std::vector<Processor> all;
    for_each_line(text, [&all](std::string_view line, int) {
        // "RIP=ffffffff81031f01 RFL=00000246 [---Z-P-] CPL=0 II=0 A20=1 SMM=0 HLT=1", or EIP
        // while the processor is not in 64-bit mode.
        auto address = number_behind(line, "RIP=");
        if (!address) address = number_behind(line, "EIP=");
        if (!address) return;
        all.push_back(
            {*address, number_behind(line, "CPL=") == 0u, number_behind(line, "HLT=") == 1u});
    });
    return all;
}

std::optional<std::uint64_t> interrupt_table(std::string_view text) {
    constexpr std::uint64_t kernels_half = 0xffff'8000'0000'0000;
    const size_t at = text.find("\nIDT=");
    if (at == std::string_view::npos) return std::nullopt;
    text.remove_prefix(at + 5);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto address = number_behind(text, "");
    return address && *address >= kernels_half ? address : std::nullopt;
}

std::optional<std::uint64_t> first_handler(std::string_view memory) {
    const auto low = number_behind(memory, ": 0x");
    const size_t second = memory.rfind(" 0x");
    if (!low || second == std::string_view::npos || second <= memory.find(": 0x") + 1)
        return std::nullopt;
    const auto high = number_behind(memory.substr(second), " 0x");
    if (!high) return std::nullopt;
    return (*low & 0xffff) | (*low >> 48 << 16) | *high << 32;
}

}  // namespace kindling::machine
