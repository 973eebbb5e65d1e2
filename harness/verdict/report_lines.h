#pragma once
#include <string_view>

namespace kindling::verdict {

// Whether a kernel's message looks like a piece of a report: a stack, registers, "Modules linked
// in:", a dump of memory, what lockdep tells. Pure; MESSAGE is without time stamps.
[[nodiscard]] bool is_report_line(std::string_view message);

// Whether it is of those that still come behind "---[ end trace": the registers once more, what
// became of the process.
[[nodiscard]] bool is_afterword(std::string_view message);

// Whether a new stack begins here: "Call Trace:", "stack backtrace:".
[[nodiscard]] bool begins_stack(std::string_view message);

// Whether what follows are other stacks than that of the crash: "Allocated by task 33:".
[[nodiscard]] bool begins_other_story(std::string_view message);

// "========" or "--------": what frames reports.
[[nodiscard]] bool is_separator(std::string_view message);

// Lines by which the kernel leads up to a report, that the report begins with: "cut here", the
// separator, "kernel tried to execute NX-protected page", "VFS: Cannot open root device".
[[nodiscard]] bool is_prelude(std::string_view message);

}  // namespace kindling::verdict
