#pragma once
// /etc/inittab as BusyBox's init reads it (init/init.c: parse_inittab): lines of
// TERMINAL:RUNLEVELS:ACTION:COMMAND. Run levels are for other inits, and are passed over.

#include <optional>
#include <span>

#include "job.h"

namespace kindling {

struct InittabLine {
    // In the file, from 1; the first of lines that a backslash joins.
    unsigned number;
    // nullptr: the line is no entry.
    const char* command;
    // nullptr: the console.
    const char* terminal;
    Action action;
};

// Takes lines off TEXT, in whose place it works, up to the next that says something; NUMBER is the
// number of lines taken so far. Nothing at the end. A "#" begins a comment wherever it stands, a
// backslash before the line's end goes on with the next, "/dev/" before the terminal's name is
// taken off, as BusyBox does.
[[nodiscard]] std::optional<InittabLine> take_inittab_line(std::span<char>& text, unsigned& number);

}  // namespace kindling
