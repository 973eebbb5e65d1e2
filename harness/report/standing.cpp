#include "report/standing.h"

#include <algorithm>
#include <ranges>
#include <tuple>

#include "base/lines.h"
#include "base/process.h"
#include "report/kernel_symbols.h"

namespace kindling::report {

namespace {

// The letters by which nm marks code (man 1 nm).
constexpr std::string_view types_of_code = "TtWw";
constexpr std::size_t stands_shown = 2;

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

// What addresses mean in the kernel that ran.
class Map {
  public:
    Map(const std::optional<std::filesystem::path>& vmlinux,
        std::optional<std::uint64_t> first_handler)
        : vmlinux_(vmlinux) {
        if (vmlinux_) symbols_ = output_of({.argv = {"nm", "-n", vmlinux_->string()}}).value_or("");
        if (first_handler) moved_by_ = offset_of(*first_handler, symbols_).value_or(0);
    }

    // "default_idle+0xf"; empty when it is not known.
    [[nodiscard]] std::string function(std::uint64_t address) const {
        return function_at(address - moved_by_, symbols_);
    }

    [[nodiscard]] std::string place(const machine::Processor& processor) const {
        const std::uint64_t address = processor.address;
        if (!processor.in_kernel) return fmt::format("at {:#x}, in a program", address);
        const std::string name = function(address);
        if (name.empty()) return fmt::format("at {:#x}, in the kernel or the firmware", address);
        const std::string line =
            source_line(address - moved_by_, address_of(landmark_function, symbols_), *vmlinux_);
        return line.empty() ? name : name + "  " + line;
    }

  private:
    std::optional<std::filesystem::path> vmlinux_;
    std::string symbols_;
    std::uint64_t moved_by_ = 0;
};

// A function that a processor stood in, or a program.
struct Stand {
    std::string name;              // without an offset; empty where it is not known
    machine::Processor example{};  // as it was seen there first
    std::size_t first = 0;         // how many others were seen before it
    std::size_t times = 0;
};

// Where processor NUMBER stood, what was seen most often first.
std::vector<Stand> stands_of(const machine::Looks& looks, std::size_t number, const Map& map) {
    std::vector<Stand> stands;
    for (const auto& processors : looks.processors) {
        if (number >= processors.size()) continue;
        const machine::Processor& seen = processors[number];
        std::string name = seen.in_kernel ? map.function(seen.address) : "in a program";
        name.resize(std::min(name.size(), name.find('+')));
        const auto known = std::ranges::find_if(stands, [&](const Stand& stand) {
            return stand.name == name && stand.example.halted == seen.halted;
        });
        if (known == stands.end())
            stands.push_back({std::move(name), seen, stands.size(), 1});
        else
            ++known->times;
    }
    // By hand where two are equal: GCC's stable_sort uses what C++17 deprecated.
    std::ranges::sort(stands, [](const Stand& one, const Stand& other) {
        return std::tuple(other.times, one.first) < std::tuple(one.times, other.first);
    });
    return stands;
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

std::vector<std::string> standing_of(const machine::Looks& looks,
                                     const std::optional<std::filesystem::path>& vmlinux) {
    std::vector<std::string> lines;
    if (looks.processors.empty()) return lines;
    const Map map(vmlinux, looks.first_handler);
    for (std::size_t i = 0; i < looks.processors.front().size(); ++i) {
        const auto stands = stands_of(looks, i, map);
        for (const auto& stand : stands | std::views::take(stands_shown))
            lines.push_back(fmt::format(
                "cpu {}  {}{}{}", i, map.place(stand.example),
                stand.example.halted ? "  (it waits for an interrupt)" : "",
                stands.size() == 1
                    ? ""
                    : fmt::format("  ({} of {} looks)", stand.times, looks.processors.size())));
    }
    return lines;
}

}  // namespace kindling::report
