#include "verdict/signs.h"

#include <re2/re2.h>

#include <array>
#include <memory>

namespace kindling::verdict {

namespace {

using std::string_view;

// A name of a function as reports print it, with its offset or without.
#define FUNCTION R"((?P<f>[A-Za-z_][\w.]*))"
// Where lockdep says that a lock is taken: "…, at: foo+0x12/0x34".
constexpr string_view lock_taken = R"(\bat: (?:\[<\w+>\] )?)" FUNCTION R"((?:\+0x| \S+:\d))";
constexpr string_view caller_is = "^caller is (?:\\[<\\w+>\\] )?" FUNCTION R"((?:\+0x| \S+:\d))";

constexpr Sign table[] = {
    // kernel/panic.c, panic; the words come from many places
    {"Kernel panic - not syncing: Attempted to kill init!", "",
     "kernel panic: Attempted to kill init!", Type::init_killed, no_function | no_stack},
    {"Kernel panic - not syncing: VFS: Unable to mount root fs", "",
     "kernel panic: VFS: Unable to mount root fs", Type::no_root, no_function | no_stack},
    {"Kernel panic - not syncing: No working init found", "", "kernel panic: No working init found",
     Type::no_init, no_function | no_stack},
    {"Kernel panic - not syncing: Requested init ",
     R"(Requested init (?P<w>\S+ failed \(error -?\d+\)))", "kernel panic: Requested init {w}",
     Type::no_init, no_function | no_stack},
    {"Kernel panic - not syncing: ", R"(Watchdog detected hard LOCKUP|Hard LOCKUP)",
     "BUG: hard lockup", Type::hard_lockup},
    {"Kernel panic - not syncing: stack-protector: Kernel stack is corrupted in: ",
     "corrupted in: (?:[0-9a-f]{8,}|" FUNCTION ")", "kernel panic: stack is corrupted",
     Type::stack_overflow},
    {"Kernel panic - not syncing: corrupted stack end detected", "",
     "kernel panic: corrupted stack end detected", Type::stack_overflow},
    {"Kernel panic - not syncing: kernel stack overflow", "", "kernel panic: kernel stack overflow",
     Type::stack_overflow},
    {"Kernel panic - not syncing: ", "syncing: (?P<w>.*)", "kernel panic: {w}", Type::panic,
     no_function | no_stack},
    {"Kernel panic - not syncing", "", "kernel panic", Type::panic, no_function | no_stack},

    // mm/kasan/report.c, kernel/kcsan/report.c, mm/kmsan/report.c, mm/kfence/report.c, lib/ubsan.c
    {"BUG: KASAN: ", "KASAN: (?P<w>[\\w -]+) in " FUNCTION, "KASAN: {w}", Type::kasan, has_end,
     "^(?P<w>Read|Write) of size"},
    {"BUG: KASAN: ", "KASAN: (?P<w>[\\w-]+)", "KASAN: {w}", Type::kasan, has_end,
     "^(?P<w>Read|Write) of size"},
    {"BUG: KCSAN: ", "KCSAN: (?P<w>.*)", "KCSAN: {w}", Type::kcsan, no_function | has_end},
    {"BUG: KMSAN: ", "KMSAN: (?P<w>[\\w -]+) in " FUNCTION, "KMSAN: {w}", Type::kmsan, has_end},
    {"BUG: KFENCE: ", "KFENCE: (?P<w>[\\w -]+?) in " FUNCTION, "KFENCE: {w}", Type::kfence,
     has_end},
    {"BUG: KFENCE: ", "KFENCE: (?P<w>[\\w -]+)", "KFENCE: {w}", Type::kfence, has_end},
    {"UBSAN: ", R"(UBSAN: (?P<w>[\w -]+?) in \S+:\d+)", "UBSAN: {w}", Type::ubsan, has_end},

    // arch/x86/mm/fault.c, show_fault_oops; other architectures: their mm/fault.c
    {"BUG: kernel NULL pointer dereference", "",
     "BUG: unable to handle kernel NULL pointer dereference", Type::null_pointer, has_end},
    {"BUG: unable to handle kernel NULL pointer dereference", "",
     "BUG: unable to handle kernel NULL pointer dereference", Type::null_pointer, has_end},
    {"BUG: Kernel NULL pointer dereference", "",
     "BUG: unable to handle kernel NULL pointer dereference", Type::null_pointer, has_end},
    {"Unable to handle kernel NULL pointer dereference", "",
     "BUG: unable to handle kernel NULL pointer dereference", Type::null_pointer, has_end},
    {"BUG: unable to handle page fault", "", "BUG: unable to handle kernel paging request",
     Type::page_fault, has_end},
    {"BUG: unable to handle kernel ", R"(handle kernel (?P<w>.*?)(?: at | for |$))",
     "BUG: unable to handle kernel {w}", Type::page_fault, has_end},
    {"BUG: Unable to handle kernel ", R"(handle kernel (?P<w>.*?)(?: at | for |$))",
     "BUG: unable to handle kernel {w}", Type::page_fault, has_end},
    {"Unable to handle kernel ", R"(handle kernel (?P<w>.*?)(?: at (?:virtual )?address|$))",
     "BUG: unable to handle kernel {w}", Type::page_fault, has_end},

    // arch/x86/kernel/dumpstack.c and irq_64.c: a page that must not be touched lies below a stack
    {"BUG: ", "stack guard page was hit", "BUG: stack guard page was hit", Type::stack_overflow,
     has_end},
    {"kernel stack overflow (", "", "BUG: stack guard page was hit", Type::stack_overflow, has_end},
    {"Insufficient stack space to handle exception", "", "BUG: kernel stack overflow",
     Type::stack_overflow},
    {"Kernel stack overflow", R"(^Kernel stack overflow\.?(?: in process|$))",
     "BUG: kernel stack overflow", Type::stack_overflow},
    {"Thread overran stack, or stack corrupted", "", "BUG: kernel stack overflow",
     Type::stack_overflow, heralds},

    // kernel/sched/core.c, __schedule_bug and __might_resched
    {"BUG: scheduling while atomic: ", "", "BUG: scheduling while atomic", Type::atomic_sleep},
    {"BUG: sleeping function called from invalid context", "",
     "BUG: sleeping function called from invalid context", Type::atomic_sleep},
    {"BUG: using ", R"(using (?P<w>\w+\(\)) in preemptible)", "BUG: using {w} in preemptible code",
     Type::bug, plain, caller_is},
    {"BUG: workqueue leaked lock or atomic", "", "BUG: workqueue leaked lock or atomic",
     Type::lockdep},
    {"BUG: workqueue leaked atomic, lock or RCU", "", "BUG: workqueue leaked lock or atomic",
     Type::lockdep},

    // kernel/watchdog.c, kernel/workqueue.c, kernel/rcu/tree_stall.h, kernel/hung_task.c
    {"watchdog: BUG: soft lockup", "", "BUG: soft lockup", Type::soft_lockup},
    {"NMI watchdog: BUG: soft lockup", "", "BUG: soft lockup", Type::soft_lockup},
    {"BUG: soft lockup", "", "BUG: soft lockup", Type::soft_lockup},
    {"watchdog: ", "Watchdog detected hard LOCKUP", "BUG: hard lockup", Type::hard_lockup},
    {"NMI watchdog: ", "Watchdog detected hard LOCKUP", "BUG: hard lockup", Type::hard_lockup},
    {"Watchdog detected hard LOCKUP", "", "BUG: hard lockup", Type::hard_lockup},
    {"BUG: workqueue lockup", "", "BUG: workqueue lockup", Type::workqueue_lockup,
     no_function | no_stack},
    {"rcu: INFO: ", R"(self-detected stall|detected (?:expedited )?stalls)",
     "INFO: rcu detected stall", Type::rcu_stall},
    {"INFO: rcu", R"(self-detected stall|detected (?:expedited )?stalls)",
     "INFO: rcu detected stall", Type::rcu_stall},
    {"INFO: task ", R"(blocked .*for more than \d+ seconds)", "INFO: task hung", Type::hung_task},

// kernel/locking/lockdep.c; in brackets before 4.13
#define LOCKDEP(begin, words, title) {begin words, "", title, Type::lockdep, plain, lock_taken}
#define LOCKDEP_BOTH(words, title) \
    LOCKDEP("WARNING: ", words, title), LOCKDEP("[ INFO: ", words, title)
    LOCKDEP_BOTH("possible circular locking dependency", "possible deadlock"),
    LOCKDEP_BOTH("possible recursive locking", "possible deadlock"),
    LOCKDEP_BOTH("possible irq lock inversion", "possible deadlock"),
    LOCKDEP_BOTH("inconsistent lock state", "inconsistent lock state"),
    {"WARNING: ", R"(^WARNING: \S+-safe -> \S+-unsafe lock order)", "possible deadlock",
     Type::lockdep, plain, lock_taken},
    {"[ INFO: ", R"(^\[ INFO: \S+-safe -> \S+-unsafe lock order)", "possible deadlock",
     Type::lockdep, plain, lock_taken},
    LOCKDEP("[ BUG: ", "Invalid wait context", "BUG: Invalid wait context"),
    {"WARNING: suspicious RCU usage", "", "WARNING: suspicious RCU usage", Type::lockdep},
    {"[ INFO: suspicious RCU usage", "", "WARNING: suspicious RCU usage", Type::lockdep},
    {"WARNING: bad unlock balance", "", "WARNING: bad unlock balance", Type::lockdep},
    {"[ BUG: bad unlock balance", "", "WARNING: bad unlock balance", Type::lockdep},
    {"WARNING: bad contention detected", "", "WARNING: bad contention detected", Type::lockdep},
    {"WARNING: held lock freed", "", "WARNING: held lock freed", Type::lockdep},
    {"[ BUG: held lock freed", "", "WARNING: held lock freed", Type::lockdep},
    {"WARNING: lock held when returning to user space", "",
     "WARNING: lock held when returning to user space", Type::lockdep, plain, lock_taken},
    {"[ BUG: lock held when returning to user space", "",
     "WARNING: lock held when returning to user space", Type::lockdep, plain, lock_taken},
    {"WARNING: ", "still has locks held", "WARNING: still has locks held", Type::lockdep, plain,
     lock_taken},
    {"[ BUG: ", "still has locks held", "WARNING: still has locks held", Type::lockdep, plain,
     lock_taken},
    {"WARNING: Nested lock was not taken", "", "WARNING: nested lock was not taken", Type::lockdep},
    {"WARNING: nested lock was not taken", "", "WARNING: nested lock was not taken", Type::lockdep},
    {"[ BUG: Nested lock was not taken", "", "WARNING: nested lock was not taken", Type::lockdep},
    {"INFO: trying to register non-static key", "", "INFO: trying to register non-static key",
     Type::lockdep},
    {"BUG: ", R"(^BUG: (?P<w>MAX_\w+ too low))", "BUG: {w}", Type::lockdep, no_function},
    {"BUG: key ", "has not been registered", "BUG: lock key has not been registered",
     Type::lockdep},
    {"BUG: looking up invalid subclass", "", "BUG: looking up invalid lock subclass",
     Type::lockdep},

    // kernel/locking/spinlock_debug.c
    {"BUG: ", R"(^BUG: (?P<w>(?:spin|rw|raw_spin)lock (?:[a-z]+ ?)+) on CPU)", "BUG: {w}",
     Type::bug},

    // mm/: whose memory is not what it should be
    {"BUG: Bad ", R"(^BUG: (?P<w>Bad page (?:state|map|cache)))", "BUG: {w}",
     Type::memory_corruption},
    {"BUG: Bad ", R"(^BUG: (?P<w>Bad [\w-]+ state))", "BUG: {w}", Type::memory_corruption,
     no_function | no_stack},
    {"BUG: non-zero ", R"(^BUG: (?P<w>non-zero \w+ on freeing mm))", "BUG: {w}",
     Type::memory_corruption, no_function | no_stack},
    {"BUG ", R"(^BUG (?P<w>.+ (?:\(.*\))?: .+))", "BUG {w}", Type::memory_corruption, no_function},
    {"SLUB: ", R"((?P<w>[Ff]reelist pointer|Freechain|freelist) corrupt)", "SLUB: {w} corrupt",
     Type::memory_corruption},
    {"kmemleak: ", R"(^kmemleak: [1-9]\d* new suspected memory leaks)",
     "kmemleak: new suspected memory leaks", Type::memory_leak, no_function | no_stack | goes_on},
    {"BUG: memory leak", "", "memory leak", Type::memory_leak, goes_on},
    {"unreferenced object 0x", "", "memory leak", Type::memory_leak, goes_on},
    {"BUG: Dentry ", "still in use", "BUG: Dentry still in use", Type::reference_leak, heralds},
    {"unregister_netdevice: waiting for ", R"(waiting for (?P<w>\S+) to become free)",
     "unregister_netdevice: waiting for {w} to become free", Type::reference_leak,
     no_function | no_stack | goes_on},
    {"unregister_netdevice: waiting for ", "",
     "unregister_netdevice: waiting for a device to become free", Type::reference_leak,
     no_function | no_stack | goes_on},

    // checks that tell what they found before they warn: lib/list_debug.c, lib/refcount.c,
    // lib/debugobjects.c, mm/usercopy.c, lib/string_helpers.c, lib/kobject.c
    {"list_add corruption", "", "BUG: corrupted list", Type::list_corruption, heralds | has_end},
    {"list_add double add", "", "BUG: corrupted list", Type::list_corruption, heralds | has_end},
    {"list_del corruption", "", "BUG: corrupted list", Type::list_corruption, heralds | has_end},
    {"refcount_t: ", R"(use-after-free|overflow|saturated|leaking|hit zero|addition on 0|dec'?ed)",
     "WARNING: refcount bug", Type::refcount, heralds | has_end},
    {"ODEBUG: ", "", "WARNING: ODEBUG bug", Type::use_after_free, heralds | has_end},
    {"usercopy: ", R"(^usercopy: [Kk]ernel memory)", "BUG: bad usercopy", Type::memory_corruption,
     heralds | has_end},
    {"detected buffer overflow in ", "", "BUG: buffer overflow", Type::memory_corruption,
     heralds | has_end},
    {"kobject: ", R"(is not initialized, yet kobject_)", "WARNING: kobject bug",
     Type::use_after_free, heralds | has_end},
    {"memcpy: detected field-spanning write", "", "WARNING: field-spanning write",
     Type::memory_corruption, heralds | has_end},

    // lib/bug.c and kernel/panic.c, __warn; the second form is that of 6.17 and later
    {"kernel BUG at ", R"(^kernel BUG at (?P<w>[\w./+-]+):\d+!)", "kernel BUG", Type::bug, has_end},
    {"WARNING: CPU: ", R"( PID: \d+ at (?:[\w./+-]+:\d+ )?)" FUNCTION R"([+ ])", "WARNING",
     Type::warning, has_end},
    {"WARNING: CPU: ", "", "WARNING", Type::warning, has_end},
    {"WARNING: ", R"(^WARNING: (?:\[.*\] )?[\w./+-]+:\d+ at )" FUNCTION R"(\+0x.*, CPU#\d+)",
     "WARNING", Type::warning, has_end},
    {"WARNING: at ", R"(^WARNING: at [\w./+-]+:\d+ )" FUNCTION R"(\+0x)", "WARNING", Type::warning,
     has_end},
    {"WARNING: kernel stack ", R"((?P<w>kernel stack (?:regs|frame pointer)) at )",
     "WARNING: {w} has bad value", Type::warning, no_function | no_stack},

    // arch/x86/kernel/traps.c; since 6.10 with "Oops: " before
    {"general protection fault", R"(^general protection fault.*(?:\[#\d+\]|address 0x))",
     "general protection fault", Type::general_protection_fault, has_end},
    {"Oops: general protection fault", "", "general protection fault",
     Type::general_protection_fault, has_end},
    {"divide error: ", R"(\[#\d+\])", "divide error", Type::divide_error, has_end},
    {"Oops: divide error: ", "", "divide error", Type::divide_error, has_end},
    {"fixpoint divide exception: ", "", "divide error", Type::divide_error, has_end},
    {"traps: PANIC: double fault", "", "double fault", Type::double_fault},
    {"PANIC: double fault", "", "double fault", Type::double_fault},
    {"double fault: ", R"(\[#\d+\])", "double fault", Type::double_fault, has_end},
    {"Oops: double fault: ", "", "double fault", Type::double_fault, has_end},
    // QEMU's and other machines' word for it: a kernel can't say it
    {"Triple fault", R"(^Triple fault\s*$)", "triple fault", Type::triple_fault,
     no_function | no_stack},
    {"Guest CPU has triple faulted", "", "triple fault", Type::triple_fault,
     no_function | no_stack},

    // init/initramfs.c, populate_rootfs
    {"Initramfs unpacking failed: ", "failed: (?P<w>.*)", "initramfs unpacking failed: {w}",
     Type::unpacking, no_function | no_stack | goes_on},
    {"rootfs image is not initramfs (", R"(\((?P<w>[^)]*)\))",
     "rootfs image is not initramfs ({w})", Type::unpacking, no_function | no_stack | goes_on},

    // kernel/irq/spurious.c, fs/sysfs/dir.c, fs/proc/generic.c
    {"irq ", R"(^irq \d+: nobody cared)", "irq: nobody cared", Type::unhandled_interrupt, plain,
     R"(^\[<[0-9a-f]+>\] )" FUNCTION R"((?: |$))"},
    {"Out of memory: Kill", R"([Kk]ill(?:ed)? process \d+ \((?P<w>[^)]*)\))",
     "Out of memory: killed process {w}", Type::oom_kill, no_function | no_stack | goes_on},
    {"Memory cgroup out of memory: Kill", R"([Kk]ill(?:ed)? process \d+ \((?P<w>[^)]*)\))",
     "Out of memory: killed process {w}", Type::oom_kill, no_function | no_stack | goes_on},
    {"sysfs: cannot create duplicate filename", "", "sysfs: cannot create duplicate filename",
     Type::bug},

    // any other: only what a stack follows
    {"BUG: ", "^BUG: (?P<w>.*)", "BUG: {w}", Type::bug, doubtful},
    {"[ BUG: ", R"(^\[ BUG: (?P<w>.*?) \]?)", "BUG: {w}", Type::bug, doubtful},
    {"WARNING: ", "^WARNING: (?P<w>.*)", "WARNING: {w}", Type::warning, doubtful},
    {"INFO: possible ", "^INFO: (?P<w>.*)", "INFO: {w}", Type::lockdep, doubtful},
};
#undef LOCKDEP
#undef LOCKDEP_BOTH

// Those that begin with the name of a process: mm/oom_kill.c and mm/page_alloc.c.
constexpr Sign in_the_line[] = {
    {" invoked oom-killer: ", "", "Out of memory: killed process", Type::oom_kill,
     no_function | goes_on | doubtful, R"([Kk]ill(?:ed)? process \d+ \((?P<w>[^)]*)\))"},
    {": page allocation failure: ", "", "page allocation failure", Type::allocation_failure,
     goes_on | doubtful},
};
// A process's name has 15 characters at most, and may hold blanks.
constexpr size_t longest_name = 15;

// die() of any architecture, when no other line said what happened.
constexpr Sign die_sign = {"", R"(^(?:Internal error: |Oops: )?(?P<w>[A-Za-z][\w -]*))", "{w}",
                           Type::oops, has_end | doubtful};

bool fits(const Sign& sign, string_view message) {
    if (sign.pattern.empty()) return true;
    static const auto patterns = [] {
        std::array<std::unique_ptr<re2::RE2>, std::size(table)> all;
        for (size_t i = 0; i < std::size(table); ++i)
            all[i] = std::make_unique<re2::RE2>(
                re2::StringPiece(table[i].pattern.data(), table[i].pattern.size()));
        return all;
    }();
    return re2::RE2::PartialMatch(re2::StringPiece(message.data(), message.size()),
                                  *patterns[static_cast<size_t>(&sign - table)]);
}

// The signs by their first character, in their order.
const std::array<std::vector<const Sign*>, 256>& by_first_character() {
    static const auto index = [] {
        std::array<std::vector<const Sign*>, 256> all;
        for (const auto& sign : table)
            all[static_cast<unsigned char>(sign.begins[0])].push_back(&sign);
        return all;
    }();
    return index;
}

const Sign* sign_in_the_line(string_view message) {
    for (const auto& sign : in_the_line) {
        const size_t at = message.substr(0, longest_name + sign.begins.size()).find(sign.begins);
        if (at != string_view::npos && at > 0) return &sign;
    }
    return nullptr;
}

}  // namespace

std::span<const Sign> signs() {
    return table;
}

bool is_die_line(string_view message) {
    const size_t at = message.find("[#");
    if (at == string_view::npos || at == 0 || at > 100) return false;
    const size_t end = message.find_first_not_of("0123456789", at + 2);
    return end != string_view::npos && end > at + 2 && message[end] == ']';
}

const Sign* sign_of(string_view message) {
    if (message.empty()) return nullptr;
    for (const Sign* sign : by_first_character()[static_cast<unsigned char>(message[0])]) {
        // Their second character tells most of them apart from what merely begins alike.
        if (message.size() < 2 || message[1] != sign->begins[1]) continue;
        if (message.starts_with(sign->begins) && fits(*sign, message)) return sign;
    }
    if (const Sign* sign = sign_in_the_line(message)) return sign;
    return is_die_line(message) ? &die_sign : nullptr;
}

}  // namespace kindling::verdict
