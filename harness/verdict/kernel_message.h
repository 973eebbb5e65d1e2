#pragma once
#include <string_view>

namespace kindling::verdict {

// A line of a log, taken apart: what the kernel says in it, and what stands before.
struct KernelMessage {
    std::string_view text;      // the message itself
    std::string_view caller{};  // CONFIG_PRINTK_CALLER: "T1" (a task) or "C0" (a processor)
    bool stamped = false;       // something before the message says that the kernel printed it
    bool cut_in = false;        // it begins in the middle of a program's line
};

// Takes the prefixes off that printk and those who keep its messages put before them:
// "[    1.234567] ", "[    T1] ", "<6>", "Nov 24 21:57:39 host kernel: " (syslog, journalctl),
// "[Tue Nov 24 21:57:39 2026] " (dmesg -T), "kern  :warn  : " (dmesg -x), "6,339,5140900,-;"
// (/dev/kmsg). Pure; a view into LINE. A line without any of them is given whole.
[[nodiscard]] KernelMessage kernel_message(std::string_view line);

// Where in TEXT a time stamp of printk's begins, "[    1.234567] " (kernel/printk/printk.c,
// print_time), from FROM on. npos: nowhere.
[[nodiscard]] size_t find_stamp(std::string_view text, size_t from = 0);

// The message alone, for those who need no more.
[[nodiscard]] inline std::string_view message_of(std::string_view line) {
    return kernel_message(line).text;
}

// The kernel's word that it has stopped (kernel/reboot.c, kernel_halt); a machine without ACPI
// says so for a power-off too.
[[nodiscard]] bool says_halted(std::string_view line);

}  // namespace kindling::verdict
