#pragma once
// The kernel's command line, word by word. The kernel hands only some words on to PID 1: it keeps
// those that it knows (root=, ro) and drops every other one with a dot in its name
// (init/main.c: unknown_bootoption), so they are read from /proc/cmdline.

#include <optional>
#include <span>

namespace kindling {

// A word of the command line. Both point into the text that it was taken from.
struct Parameter {
    const char* name;
    // Behind the first "=" of the word; nullptr when there is none.
    const char* value;
};

// Takes the first word off TEXT, as the kernel does (lib/cmdline.c: next_arg): quotes hold blanks
// together and are taken off when they stand around the word or its value. It works in the place
// of TEXT and ends what it gives with NULs, so TEXT's last byte must be a blank, a newline or a
// NUL to lose; nothing is given when there is no such byte, or no word. A "--" ends the
// parameters: what follows belongs to /init's arguments.
[[nodiscard]] std::optional<Parameter> take_parameter(std::span<char>& text);

}  // namespace kindling
