#include "report/standing.h"

#include "base/lines.h"
#include "base/process.h"
#include "report/kernel_symbols.h"

namespace kindling::report {

namespace {

// The letters by which nm marks code (man 1 nm).
constexpr std::string_view types_of_code = "TtWw";

// Calls SINK(address, name) for each function of nm's list.
template <typename Sink>
void for_each_function(std::string_view symbols, Sink sink) {
    for_each_symbol(symbols, [&sink](std::uint64_t address, char type, std::string_view name) {
        if (types_of_code.find(type) != std::string_view::npos) sink(address, name);
    });
}

// The source line of an address, in the function whose code it is: of what is inlined there, the
// outermost call. Empty when it is not known.
std::string source_line(std::uint64_t address, std::uint64_t landmark,
                        const std::filesystem::path& vmlinux) {
    const auto output =
        output_of({.argv = {"addr2line", "-i", "-e", vmlinux.string(), fmt::format("{:x}", address),
                            fmt::format("{:x}", landmark)}});
    if (!output || output->starts_with("??")) return "";
    std::vector<std::string_view> lines;
    for_each_line(*output, [&lines](std::string_view line, int) { lines.push_back(line); });
    if (lines.size() < 2) return "";
    return short_place(lines[lines.size() - 2], build_folder(lines.back()));
}

std::uint64_t address_of(std::string_view function, std::string_view symbols) {
    std::uint64_t found = 0;
    for_each_function(symbols, [&](std::uint64_t address, std::string_view name) {
        if (name == function) found = address;
    });
    return found;
}

// What is known of a place in the kernel.
std::string kernel_place(std::uint64_t address, std::optional<std::uint64_t> first_handler,
                         const std::optional<std::filesystem::path>& vmlinux,
                         std::string_view symbols) {
    if (first_handler)
        if (const auto offset = offset_of(*first_handler, symbols)) address -= *offset;
    const std::string function = function_at(address, symbols);
    if (function.empty() || !vmlinux) return "";
    const std::string line = source_line(address, address_of(landmark_function, symbols), *vmlinux);
    return line.empty() ? function : function + "  " + line;
}

}  // namespace

std::string function_at(std::uint64_t address, std::string_view symbols) {
    std::string_view nearest;
    std::uint64_t begin = 0;
    for_each_function(symbols, [&](std::uint64_t at, std::string_view name) {
        if (at > address || at < begin) return;
        begin = at;
        nearest = name;
    });
    if (nearest.empty()) return "";
    return fmt::format("{}+{:#x}", nearest, address - begin);
}

std::optional<std::uint64_t> offset_of(std::uint64_t first_handler, std::string_view symbols) {
    // arch/x86/include/asm/idtentry.h; before 5.8 it was called divide_error.
    for (const std::string_view name : {"asm_exc_divide_error", "divide_error"})
        if (const auto linked = address_of(name, symbols)) return first_handler - linked;
    return std::nullopt;
}

std::vector<std::string> standing_of(const std::vector<machine::Processor>& processors,
                                     std::optional<std::uint64_t> first_handler,
                                     const std::optional<std::filesystem::path>& vmlinux) {
    std::string symbols;
    if (vmlinux && !processors.empty())
        symbols = output_of({.argv = {"nm", "-n", vmlinux->string()}}).value_or("");
    std::vector<std::string> lines;
    for (size_t i = 0; i < processors.size(); ++i) {
        const auto& [address, in_kernel, halted] = processors[i];
        std::string place = fmt::format("at {:#x}, in a program", address);
        if (in_kernel) place = kernel_place(address, first_handler, vmlinux, symbols);
        if (place.empty()) place = fmt::format("at {:#x}, in the kernel or the firmware", address);
        lines.push_back(
            fmt::format("cpu {}  {}{}", i, place, halted ? "  (it waits for an interrupt)" : ""));
    }
    return lines;
}

}  // namespace kindling::report
