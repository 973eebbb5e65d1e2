#include "report/symbols.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>

#include "base/lines.h"
#include "base/process.h"
#include "report/kernel_symbols.h"

namespace kindling::report {

namespace {

constexpr size_t most_places = 32;

std::uint64_t from_hex(std::string_view digits) {
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

// Where each function begins.
Result<std::map<std::string, std::uint64_t>> addresses_of(const std::vector<CodePlace>& places,
                                                          const std::filesystem::path& vmlinux) {
    const std::string symbols = TRY(output_of({.argv = {"nm", vmlinux.string()}}));
    std::map<std::string, std::uint64_t> addresses;
    for_each_symbol(symbols, [&](std::uint64_t address, char, std::string_view name) {
        for (const auto& place : places)
            if (place.function == name) addresses.emplace(place.function, address);
    });
    return addresses;
}

}  // namespace

std::vector<CodePlace> code_places(std::string_view text) {
    static const re2::RE2 pattern(R"(\b([A-Za-z_][\w.]*)\+0x([0-9a-f]+)/0x[0-9a-f]+)");
    std::vector<CodePlace> places;
    re2::StringPiece rest(text.data(), text.size());
    std::string function;
    std::string offset;
    while (places.size() < most_places &&
           re2::RE2::FindAndConsume(&rest, pattern, &function, &offset)) {
        CodePlace place{function, from_hex(offset)};
        if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
    }
    return places;
}

Result<std::vector<std::string>> source_lines(const std::vector<CodePlace>& places,
                                              const std::filesystem::path& vmlinux) {
    const CodePlace landmark{std::string(landmark_function)};
    std::vector<CodePlace> asked = places;
    asked.push_back(landmark);
    const auto addresses = TRY(addresses_of(asked, vmlinux));

    Command addr2line{.argv = {"addr2line", "-e", vmlinux.string()}};
    std::vector<CodePlace> known;
    for (const auto& place : asked) {
        const auto found = addresses.find(place.function);
        if (found == addresses.end()) continue;
        known.push_back(place);
        addr2line.argv.push_back(fmt::format("{:x}", found->second + place.offset));
    }
    if (known.empty()) return std::vector<std::string>{};
    std::vector<std::string> answers;
    const std::string output = TRY(output_of(addr2line));
    for_each_line(output, [&](std::string_view line, int) { answers.emplace_back(line); });
    answers.resize(known.size());

    const std::string_view folder = known.back() == landmark ? build_folder(answers.back()) : "";
    std::vector<std::string> lines;
    for (size_t i = 0; i < known.size() && !(known[i] == landmark); ++i)
        lines.push_back(fmt::format("{}+0x{:x}  {}", known[i].function, known[i].offset,
                                    short_place(answers[i], folder)));
    return lines;
}

}  // namespace kindling::report
