#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verdict/frame.h"

namespace kindling::verdict {

// What kind of trouble a kernel reports. A title says more; this is for counting and choosing.
enum class Type {
    panic,
    init_killed,  // "Attempted to kill init!"
    no_root,      // no root file system
    no_init,      // no program that could be PID 1
    unpacking,    // of the initramfs
    oops,
    null_pointer,
    page_fault,
    general_protection_fault,
    divide_error,
    double_fault,
    triple_fault,
    stack_overflow,
    bug,
    warning,
    kasan,
    kcsan,
    kmsan,
    kfence,
    ubsan,
    lockdep,
    atomic_sleep,  // scheduling while atomic, sleeping where one must not
    rcu_stall,
    hung_task,
    soft_lockup,
    hard_lockup,
    workqueue_lockup,
    oom_kill,
    allocation_failure,
    memory_leak,
    memory_corruption,  // a page, a slab object or a page table that somebody wrote to
    list_corruption,
    refcount,
    use_after_free,
    unhandled_interrupt,
    reference_leak,  // a network device, a dentry that nobody gives back
};

// "panic", "init-killed", "null-pointer", …: as reports and JSON say it.
[[nodiscard]] std::string_view name_of(Type type);

// One piece of trouble that the kernel reported in its log.
struct Report {
    Type type = Type::oops;
    // What happened and in which function, without addresses, times, pids and processors: equal
    // crashes have equal titles.
    std::string title;
    std::string function{};        // the one that the title names; empty: none
    std::string words{};           // the line that it was recognised by
    std::uint64_t first_line = 0;  // in the log, from 1
    std::uint64_t last_line = 0;
    std::vector<Frame> stack{};          // innermost first; the program counter, too
    std::optional<std::string> panic{};  // the kernel panicked over it: its words
    std::string corrupted{};             // why the report is not to be trusted; empty: it is whole
    bool boot_goes_on = false;           // the kernel works on as if nothing had been
};

// The kernel is gone, and not merely hurt.
[[nodiscard]] inline bool is_panic(const Report& report) {
    return report.panic.has_value();
}

}  // namespace kindling::verdict
