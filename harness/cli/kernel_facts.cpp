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

// The version that a .config names: "# Linux/x86 6.1.192 Kernel Configuration".
std::string version_of_config(std::string_view text) {
    constexpr std::string_view behind = " Kernel Configuration";
    const std::size_t end = text.find(behind);
    const std::size_t begin = text.rfind(' ', end == std::string_view::npos ? end : end - 1);
    if (end == std::string_view::npos || begin == std::string_view::npos) return {};
    return std::string(text.substr(begin + 1, end - begin - 1));
}

}  // namespace

Result<initramfs::KernelFacts> kernel_facts(const std::filesystem::path& config,
                                            const std::string& memory, const std::string& version) {
    initramfs::KernelFacts facts;
    if (!memory.empty()) facts.memory = TRY(parse_size(memory));
    if (!version.empty()) facts.version = TRY(initramfs::parse_kernel_version(version));
    if (config.empty()) return facts;
    facts.enabled.emplace();
    const std::string text = TRY(read_file(config));
    const auto named = initramfs::parse_kernel_version(version_of_config(text));
    if (version.empty() && named) facts.version = *named;
    for (const auto& [symbol, value] : kconfig::parse_config(text))
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
