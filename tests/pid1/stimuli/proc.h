#pragma once
// /proc, wherever the init put it or did not.

#include <sys/types.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "support/result.h"

namespace kindling::pid1 {

// A mount namespace that only this process and its children see: what is mounted from here on is
// no business of the init.
[[nodiscard]] Result<void> leave_mounts();

// Mounts a proc of our own on /duty/proc, behind leave_mounts(): whether the init mounted one is
// another duty's question.
[[nodiscard]] Result<void> see_processes();

// A file under /proc/PID (or /proc/NAME), as far as it fits into ROOM; see_processes() before.
[[nodiscard]] Result<std::string_view> process_file(pid_t pid, const char* file,
                                                    std::span<char> room);
[[nodiscard]] Result<std::string_view> kernel_file(const char* file, std::span<char> room);

// The text up to the first END, or all of it. (string_view::substr wants the C++ runtime.)
[[nodiscard]] inline std::string_view up_to(char end, std::string_view text) {
    return {text.data(), std::min(text.find(end), text.size())};
}

// The value behind "KEY:" in the text of a status file, without blanks before it; empty: none.
[[nodiscard]] std::string_view status_value(std::string_view text, std::string_view key);

// A number in BASE at the text's beginning.
[[nodiscard]] std::optional<unsigned long> leading_number(std::string_view text, int base = 10);

// The INDEXth field (from 1, as proc(5) counts) of a stat file; the second may hold blanks.
[[nodiscard]] std::optional<long> stat_field(std::string_view stat, unsigned index);

// How many processes there are whose parent is PARENT, and how many of them are zombies.
struct Children {
    unsigned all = 0;
    unsigned zombies = 0;
};
[[nodiscard]] Result<Children> children_of(pid_t parent);

}  // namespace kindling::pid1
