#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "verdict/frame.h"

namespace kindling::report {

// A line of the kernel's source that a frame of a stack stands in.
struct SourcePlace {
    std::string function;
    std::string place;  // "kernel/exit.c:815"
    bool operator==(const SourcePlace&) const = default;
};

// For each frame of STACK its places in the source, by the symbols of VMLINUX (nm, addr2line -i):
// where code was inlined the innermost first, the frame's own function last. None for a frame that
// VMLINUX does not know (a module's), or knows several of. The folder that the kernel was built in
// is left out. Fails when the programs can't be run.
[[nodiscard]] Result<std::vector<std::vector<SourcePlace>>> source_places(
    std::span<const verdict::Frame> stack, const std::filesystem::path& vmlinux);

// What addr2line -a -f -i prints, as the places of each address that it was asked for. Pure.
[[nodiscard]] std::vector<std::vector<SourcePlace>> places_of_addresses(std::string_view output);

// The frames that are worth a person's time: the certain ones, or all where the unwinder only
// guessed; at most 24.
[[nodiscard]] std::vector<verdict::Frame> telling_frames(std::span<const verdict::Frame> stack);

// Lines for a person: "do_exit+0x1f  kernel/exit.c:815", and before it what was inlined there.
[[nodiscard]] std::vector<std::string> source_lines(
    std::span<const verdict::Frame> stack, const std::vector<std::vector<SourcePlace>>& places);

}  // namespace kindling::report
