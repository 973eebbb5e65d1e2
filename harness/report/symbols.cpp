#include "report/symbols.h"

#include <algorithm>
#include <map>

#include "base/lines.h"
#include "base/process.h"
#include "report/kernel_symbols.h"

namespace kindling::report {

namespace {

using verdict::Frame;

constexpr size_t most_frames = 24;

// Where each function begins; nothing for a name that several have.
using Addresses = std::map<std::string, std::optional<std::uint64_t>, std::less<>>;

Result<Addresses> addresses_of(std::span<const Frame> stack, const std::filesystem::path& vmlinux) {
    Addresses addresses;
    std::map<std::string, int, std::less<>> times;
    for (const auto& frame : stack)
        if (frame.module.empty() && !frame.function.empty()) times[frame.function] = 0;
    times[std::string(landmark_function)] = 0;
    const std::string symbols = TRY(output_of({.argv = {"nm", vmlinux.string()}}));
    for_each_symbol(symbols, [&](std::uint64_t address, char, std::string_view name) {
        const auto wanted = times.find(name);
        if (wanted == times.end()) return;
        addresses[wanted->first] = ++wanted->second == 1 ? std::optional(address) : std::nullopt;
    });
    return addresses;
}

// The call stands before the address that it returns to.
std::uint64_t code_of(const Frame& frame, std::uint64_t begin) {
    return begin + frame.offset - (frame.is_counter || frame.offset == 0 ? 0 : 1);
}

}  // namespace

std::vector<std::vector<SourcePlace>> places_of_addresses(std::string_view output) {
    std::vector<std::vector<SourcePlace>> all;
    std::string function;
    for_each_line(output, [&](std::string_view line, int) {
        if (line.starts_with("0x")) {
            all.emplace_back();
            function.clear();
        } else if (all.empty()) {
            return;
        } else if (function.empty()) {
            function = line;
        } else {
            if (!line.starts_with("??")) all.back().push_back({function, std::string(line)});
            function.clear();
        }
    });
    return all;
}

Result<std::vector<std::vector<SourcePlace>>> source_places(std::span<const Frame> stack,
                                                            const std::filesystem::path& vmlinux) {
    std::vector<std::vector<SourcePlace>> places(stack.size());
    const Addresses addresses = TRY(addresses_of(stack, vmlinux));
    const auto begin_of = [&addresses](std::string_view function) {
        const auto found = addresses.find(function);
        return found == addresses.end() ? std::nullopt : found->second;
    };
    Command addr2line{.argv = {"addr2line", "-a", "-f", "-i", "-e", vmlinux.string(),
                               fmt::format("{:x}", begin_of(landmark_function).value_or(0))}};
    std::vector<size_t> asked;
    for (size_t i = 0; i < stack.size(); ++i) {
        const auto begin = stack[i].module.empty() ? begin_of(stack[i].function) : std::nullopt;
        if (!begin) continue;
        asked.push_back(i);
        addr2line.argv.push_back(fmt::format("{:x}", code_of(stack[i], *begin)));
    }
    if (asked.empty()) return places;
    auto answers = places_of_addresses(TRY(output_of(addr2line)));
    answers.resize(asked.size() + 1);
    const std::string landmark = answers[0].empty() ? "" : answers[0].back().place;
    for (size_t i = 0; i < asked.size(); ++i) {
        for (auto& place : answers[i + 1])
            place.place = short_place(place.place, build_folder(landmark));
        places[asked[i]] = std::move(answers[i + 1]);
    }
    return places;
}

std::vector<Frame> telling_frames(std::span<const Frame> stack) {
    const bool any_certain = std::ranges::any_of(
        stack, [](const Frame& frame) { return frame.certain && !frame.is_counter; });
    std::vector<Frame> frames;
    for (const auto& frame : stack)
        if (!frame.function.empty() && (frame.certain || !any_certain) &&
            frames.size() < most_frames)
            frames.push_back(frame);
    return frames;
}

std::vector<std::string> source_lines(std::span<const Frame> stack,
                                      const std::vector<std::vector<SourcePlace>>& places) {
    std::vector<std::string> lines;
    for (size_t i = 0; i < stack.size() && i < places.size(); ++i) {
        const auto& frame = stack[i];
        for (size_t inner = 0; inner + 1 < places[i].size(); ++inner)
            lines.push_back(fmt::format("{}  {}  (inlined)", places[i][inner].function,
                                        places[i][inner].place));
        std::string line = fmt::format("{}+{:#x}", frame.function, frame.offset);
        if (!frame.module.empty()) line += " [" + frame.module + "]";
        if (!places[i].empty()) line += "  " + places[i].back().place;
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace kindling::report
