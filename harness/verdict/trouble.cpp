#include "verdict/trouble.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace kindling::verdict {

namespace {

using Kind = Trouble::Kind;

enum class Place { at_start, anywhere };

struct Sign {
    Kind kind;
    Place place;
    std::string_view text;
};

// Each with the function that prints it. "At start" keeps a program that merely talks of a BUG
// from being taken for the kernel.
constexpr std::array signs = {
    Sign{Kind::panic, Place::at_start, "Kernel panic - not syncing"},  // kernel/panic.c, panic
    Sign{Kind::oops, Place::at_start, "BUG: "},               // mm/kasan, arch/x86/mm/fault.c, many
    Sign{Kind::oops, Place::at_start, "kernel BUG at "},      // lib/bug.c, report_bug
    Sign{Kind::oops, Place::at_start, "WARNING: CPU: "},      // kernel/panic.c, __warn
    Sign{Kind::oops, Place::at_start, "WARNING: possible "},  // kernel/locking/lockdep.c
    Sign{Kind::oops, Place::at_start, "WARNING: suspicious RCU"},     // lockdep_rcu_suspicious
    Sign{Kind::oops, Place::at_start, "WARNING: inconsistent lock"},  // print_usage_bug
    Sign{Kind::oops, Place::at_start, "WARNING: bad unlock"},         // print_unlock_imbalance_bug
    Sign{Kind::oops, Place::at_start, "WARNING: held lock freed"},    // print_freed_lock_bug
    Sign{Kind::oops, Place::at_start, "WARNING: nested lock"},        // print_lock_nested_...
    Sign{Kind::oops, Place::at_start, "Oops: "},                      // die, on newer kernels
    Sign{Kind::oops, Place::at_start, "general protection fault"},    // exc_general_protection
    Sign{Kind::oops, Place::at_start, "divide error: "},              // arch/x86/kernel/traps.c
    Sign{Kind::oops, Place::at_start, "invalid opcode: "},            // arch/x86/kernel/traps.c
    Sign{Kind::oops, Place::at_start, "stack segment: "},             // arch/x86/kernel/traps.c
    Sign{Kind::oops, Place::at_start, "traps: PANIC: double fault"},  // exc_double_fault
    Sign{Kind::oops, Place::at_start, "UBSAN: "},                     // lib/ubsan.c
    Sign{Kind::oops, Place::at_start, "Unable to handle kernel "},    // other architectures
    Sign{Kind::oops, Place::anywhere, "self-detected stall on CPU"},  // kernel/rcu/tree_stall.h
    Sign{Kind::oops, Place::anywhere, "detected stalls on CPUs"},     // kernel/rcu/tree_stall.h
    Sign{Kind::oops, Place::anywhere, "blocked for more than"},       // kernel/hung_task.c
};

constexpr size_t longest_prefix = 24;

// "[    1.234567]", "[    T1]" or "[   C0]": what printk puts before a message.
size_t prefix_length(std::string_view line) {
    if (!line.starts_with('[')) return 0;
    const size_t end = line.find(']');
    if (end > longest_prefix) return 0;  // npos, too
    const auto inside = line.substr(1, end - 1);
    const bool stamp = !inside.empty() && std::ranges::all_of(inside, [](unsigned char c) {
        return std::isdigit(c) || c == ' ' || c == '.' || c == 'T' || c == 'C';
    });
    return stamp ? end + 1 : 0;
}

}  // namespace

std::string_view message_of(std::string_view line) {
    while (const size_t length = prefix_length(line)) line.remove_prefix(length);
    if (line.starts_with(' ')) line.remove_prefix(1);
    return line;
}

std::optional<Trouble> trouble_in(std::string_view line) {
    const std::string_view message = message_of(line);
    for (const auto& sign : signs) {
        const size_t at = message.find(sign.text);
        if (at == 0 || (at != std::string_view::npos && sign.place == Place::anywhere))
            return Trouble{sign.kind, std::string(message)};
    }
    return std::nullopt;
}

bool says_halted(std::string_view line) {
    const std::string_view message = message_of(line);
    return message.starts_with("reboot: System halted") ||
           message.starts_with("reboot: Power off not available: System halted");  // 6.12
}

}  // namespace kindling::verdict
