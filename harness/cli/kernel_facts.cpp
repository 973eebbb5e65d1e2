#include "cli/kernel_facts.h"

#include <charconv>

#include "base/file.h"
#include "kconfig/config.h"

namespace kindling::cli {

namespace {

Result<std::uint64_t> parse_size(const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, text.data() + text.size());
    constexpr std::uint64_t kib = 1024;
    if (error == std::errc() && number > 0 && number < kib * kib) {
        if (unit == "M") return number * kib * kib;
        if (unit == "G") return number * kib * kib * kib;
    }
    return failure("\"{}\" is no size of memory: 128M, 1G", text);
}

}  // namespace

Result<initramfs::KernelFacts> kernel_facts(const std::filesystem::path& config,
                                            const std::string& memory) {
    initramfs::KernelFacts facts;
    if (!memory.empty()) facts.memory = TRY(parse_size(memory));
    if (config.empty()) return facts;
    facts.enabled.emplace();
    for (const auto& [symbol, value] : kconfig::parse_config(TRY(read_file(config))))
        if (value == "y") facts.enabled->push_back(symbol);
    return facts;
}

}  // namespace kindling::cli
