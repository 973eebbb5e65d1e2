#pragma once
// /proc/mounts as values (man 5 proc_mounts; fs/proc_namespace.c: show_vfsmnt).

#include <optional>
#include <span>

namespace kindling {

// The first fields of one line, each ended by a NUL, so that it can go to a system call.
struct Mounted {
    char* source;
    char* target;
    char* type;
    char* options;
};

// Takes the first line off TEXT, and works in its place: the kernel writes space, tab, newline
// and backslash as \040 and so on, which is undone here. Nothing at the end, or when what is left
// is no whole line with four fields.
[[nodiscard]] std::optional<Mounted> take_mounted(std::span<char>& text);

}  // namespace kindling
