#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kindling::verdict {

// Trouble that the kernel reports in its log.
struct Trouble {
    enum class Kind { panic, oops };
    Kind kind;
    std::string text;  // the kernel's line, without its time stamp
};

// The kernel's message in a line of the console: what stands behind "[    1.234567] " or
// "[    1.234567][    T1] ", or the whole line where there is no time stamp.
[[nodiscard]] std::string_view message_of(std::string_view line);

// The trouble that a line of the console reports, if it reports any.
[[nodiscard]] std::optional<Trouble> trouble_in(std::string_view line);

// The kernel's word that it has stopped (kernel/reboot.c, kernel_halt); a machine without ACPI
// says so for a power-off too.
[[nodiscard]] bool says_halted(std::string_view line);

}  // namespace kindling::verdict
