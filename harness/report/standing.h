#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "machine/looks.h"

namespace kindling::report {

// For each processor a line for the function of the kernel that it stood in most often, and one
// for the next: with the line of its source, found with nm and addr2line in VMLINUX; or in a
// program; whether it was halted; and in how many looks, where they differ. Where there is no
// vmlinux, or it can't be read, the bare address.
[[nodiscard]] std::vector<std::string> standing_of(
    const machine::Looks& looks, const std::optional<std::filesystem::path>& vmlinux);

// The function whose code ADDRESS is in, with the offset: "default_idle+0xf", by the SYMBOLS that
// nm -n prints ("ffffffff81031f01 T do_exit"); empty when it lies before all of them. Pure.
[[nodiscard]] std::string function_at(std::uint64_t address, std::string_view symbols);

// By how much the kernel was moved, by the same symbols; nothing: its first handler is not known.
// Pure.
[[nodiscard]] std::optional<std::uint64_t> offset_of(std::uint64_t first_handler,
                                                     std::string_view symbols);

}  // namespace kindling::report
