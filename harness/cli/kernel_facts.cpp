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

std::vector<std::string> image_notes(const fs::path& image, const fs::path& kernel,
                                     int memory_mib) {
    std::error_code ignored;
    const fs::path config = kernel.parent_path() / "config";
    const auto facts = kernel_facts(fs::is_regular_file(config, ignored) ? config : fs::path(),
                                    fmt::format("{}M", memory_mib));
    if (!facts) return {};
    const auto findings = initramfs::verify(image, *facts);
    if (!findings) return {};
    std::vector<std::string> notes;
    for (const auto& finding : *findings)
        if (finding.severity != initramfs::Severity::note)
            notes.push_back("image: " + initramfs::describe(finding));
    return notes;
}

}  // namespace kindling::cli
