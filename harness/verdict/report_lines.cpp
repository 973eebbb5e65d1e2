#include "verdict/report_lines.h"

#include <algorithm>

#include "verdict/frame.h"
#include "verdict/word_list.h"

namespace kindling::verdict {

namespace {

using std::string_view;

// How lines of reports begin, by who prints them.
constexpr string_view beginnings = R"(
# lib/dump_stack.c, arch/x86/kernel/dumpstack.c, kernel/panic.c
CPU: |CPU |PID: |Pid: |Hardware name:|Workqueue: |Stopper: |Modules linked in:|
Unloaded tainted modules:|Tainted: |Not tainted|Call Trace|Call trace|Backtrace|Stack:|Stack: |
stack backtrace:|backtrace:|Code: |Code; |RIP: |RIP |RSP: |EIP: |EIP is at|ESP: |EAX: |ESI: |
EFLAGS: |RAX: |RDX: |RBP: |R10: |R13: |FS: |CS: |DS: |ES: |CR0: |CR2: |DR0: |DR3: |DR6: |PKRU: |
ORIG_RAX: |<TASK>|</TASK>|<IRQ>|</IRQ>|<NMI>|</NMI>|<EOI>|<#DF>|</#DF>|<SOFTIRQ>|<EOE>|#PF: |
PGD |P4D |PUD |PMD |PTE |Oops|SMP|PREEMPT|BAD|Thread overran stack|---[ end |
Kernel panic - not syncing|Kernel Offset: |Rebooting in |Dumping ftrace buffer|
(ftrace buffer empty)|Shutting down cpus|SMP: stopping|note: |Fixing recursive fault|
in_atomic(): |preempt_count: |RCU nest depth: |Preemption disabled at|
INFO: lockdep is turned off|irq event stamp: |hardirqs last |softirqs last |
Disabling lock debugging|Process |task: |task:|Kernel tainted|swapper|Last Breaking-Event|
Sending NMI from CPU|NMI backtrace for cpu|Comm: |Fatal |
# arm64, riscv, powerpc, s390, mips, 32-bit ARM
Mem abort info:|ESR = |EC = |SET = |EA = |FSC = |Data abort info:|ISV = |CM = |user pgtable:|
swapper pgtable:|[0000|[ffff|[dead|Internal error: |pstate: |pc : |lr : |sp : |x29|x28|x27|x26|
x24|x23|x21|x20|x18|x17|x15|x14|x12|x11|x9 |x8 |x6 |x5 |x3 |x2 |x0 |epc|ra |gp |status: |NIP|
LR |GPR|CFAR|MSR: |REGS: |Instruction dump:|Krnl |PSW|PC is at|LR is at|pc :|psr: |sp :|r10:|
r7 :|r3 :|Flags: |Control: |Exception stack|SMP: |Hardware name|LR  [|Exception |
# mm/kasan, mm/kfence, kernel/kcsan, mm/kmsan, lib/ubsan.c
KASAN: |Read of size|Write of size|Free of addr|Read at addr|Write at addr|Pointer tag:|
Allocated by task|Freed by task|Last potentially related|Second to last potentially|
The buggy address|The buggy stack|which belongs to|The address|This frame has|
Memory state around|page:|page dumped|page owner|page_owner|page last|head:|raw: |flags: |
memcg:|anon flags:|pfn:|page |kasan: |addr |located |allocated |freed |this frame|Stack of |
read to |write to |read-write to|assert no |race at unknown|read (marked)|write (marked)|
value changed: |Reported by Kernel Concurrency|bytes |Bytes |Uninit was |Local variable|
Memory access of|Data copied to|Out-of-bounds |Use-after-free |Corrupted memory |Invalid free |
Invalid read |Invalid write |kfence-#|index |shift exponent|left shift of|signed integer|
load of |member access|store to |division by zero|The existing|registered by|Object |Redzone|
Padding|Bytes b4|INFO: Slab|INFO: Object|INFO: Allocated|INFO: Freed|INFO: 0x|FIX |Slab 0x|
Allocated in |Freed in |0x|First byte|comm "|hex dump|unreferenced object|
# kernel/locking/lockdep.c
but task is already|but task is holding|but there are no more locks|which lock already|
the existing dependency|other info that might|other context|and this task is|-> #|->|... |
stack backtrace|{|(&|(|1 lock held|no locks held|locks held by|Showing all locks|debug_locks|
turning off the locking|the code is fine but|you didn't initialize|or maybe you|
the dependencies between|and interrupts could create|context-{|the shortest dependencies|
Possible unsafe|and the lock comes|May be due to|rcu_scheduler_active|RCU used illegally|key |
hardirq-|softirq-|to a |chain exists of|which would create|the first lock|the second lock|ffff|
>ffff|
# kernel/hung_task.c, kernel/rcu/tree_stall.h, kernel/watchdog.c
"echo 0 >|Future hung task|rcu: |INFO: task|Sending NMI|rcu_preempt kthread|rcu_sched kthread|
Mutex|blocker|CPU#|kthread starved|
# mm/oom_kill.c, mm/page_alloc.c
Mem-Info:|active_anon:|Node 0 |Node 1 |lowmem_reserve|Total swap|Free swap|Swap cache|pages |
Tasks state|[  pid|[ pid|[   |oom-kill:|oom_reaper: |Out of memory|Memory cgroup out|
memory: usage|swap: usage|kmem: usage|Unreclaimable|Memory cgroup stats|DMA: |DMA32: |Normal: |
warn_alloc|slab_|
# kernel/irq/spurious.c
handlers:|[<|Disabling IRQ #|
)";

constexpr string_view afterwords[] = {
    "RIP: ",
    "RSP: ",
    "RAX: ",
    "RDX: ",
    "RBP: ",
    "R10: ",
    "R13: ",
    "FS: ",
    "CS: ",
    "CR2: ",
    "DR0: ",
    "DR3: ",
    "PKRU: ",
    "Code: ",
    "EIP: ",
    "EAX: ",
    "ESI: ",
    "DS: ",
    "CR0: ",
    "note: ",
    "Kernel Offset: ",
    "Rebooting in ",
    "Fixing recursive fault",
    "---[ end ",
    "Shutting down cpus",
    "SMP: stopping",
    "Dumping ftrace",
    "(ftrace buffer",
    "Modules linked in:",
};

constexpr string_view others[] = {
    "Allocated by task",
    "Freed by task",
    "Last potentially related",
    "Second to last potentially",
    "Uninit was ",
    "Showing all locks",
    "freed by task",
    "allocated by task",
    "Allocated in ",
    "Freed in ",
    "INFO: Allocated",
    "INFO: Freed",
    "---[ end ",
    "Mem-Info:",
    "page last allocated",
    "page_owner",
    "to a HARDIRQ",
    "to a SOFTIRQ",
};

constexpr string_view preludes[] = {
    "------------[ cut here ]------------",
    "kernel tried to execute",
    "unable to execute userspace",
    "VFS: Cannot open root device",
    "No filesystem could mount root",
    "Please append a correct",
    "List of all ",
    "Starting init: ",
    "Failed to execute ",
};

bool begins_with_any(string_view message, const auto& table) {
    return std::ranges::any_of(table,
                               [message](string_view text) { return message.starts_with(text); });
}

}  // namespace

bool is_separator(string_view message) {
    return message.size() >= 10 && (message.find_first_not_of('=') == string_view::npos ||
                                    message.find_first_not_of('-') == string_view::npos);
}

bool is_report_line(string_view message) {
    if (message.empty()) return false;
    if (message[0] == ' ' || message[0] == '\t' || is_separator(message)) return true;
    static const Beginnings known(words_of(beginnings, "|\n"));
    return known.begin(message) || stack_frame(message) || program_counter(message);
}

bool is_afterword(string_view message) {
    return begins_with_any(message, afterwords);
}

bool begins_stack(string_view message) {
    const size_t first = message.find_first_not_of(' ');
    if (first != string_view::npos) message.remove_prefix(first);
    constexpr string_view stacks[] = {"Call Trace", "Call trace", "stack backtrace:", "backtrace",
                                      "Backtrace"};
    return begins_with_any(message, stacks);
}

bool begins_other_story(string_view message) {
    return begins_with_any(message, others);
}

bool is_prelude(string_view message) {
    if (message.empty()) return false;
    // This is asked of every line of a log: most are told by their first character.
    constexpr string_view first_characters = "=-kuVNPLSF";
    if (first_characters.find(message[0]) == string_view::npos) return false;
    return (message[0] == '=' && is_separator(message)) || begins_with_any(message, preludes);
}

}  // namespace kindling::verdict
