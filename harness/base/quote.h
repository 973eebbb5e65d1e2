#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kindling {

// A text as one word of a POSIX shell, of which the shell expands nothing.
[[nodiscard]] std::string single_quoted(std::string_view text);

// A command line that a person can paste into a POSIX shell.
[[nodiscard]] std::string shell_quoted(const std::vector<std::string>& argv);

// Text that may go to a terminal: ANSI sequences, carriage returns and NULs are dropped, other
// control bytes and invalid UTF-8 are shown as \xNN. Newlines and tabs stay. Nothing that a guest,
// a log or an archive says reaches a terminal but through here.
[[nodiscard]] std::string printable(std::string_view text);

// The same for what must stay on one line, as a name of an archive: a newline is shown as \x0a.
[[nodiscard]] std::string one_line(std::string_view text);

// The text without ANSI escape sequences (ECMA-48: CSI, OSC and two-byte ones), carriage returns
// and NULs. An unfinished sequence at the end is dropped too.
[[nodiscard]] std::string without_escapes(std::string_view text);

}  // namespace kindling
