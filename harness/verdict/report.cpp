#include "verdict/report.h"

namespace kindling::verdict {

namespace {

struct TypeName {
    Type type;
    std::string_view name;
};

constexpr TypeName names[] = {
    {Type::panic, "panic"},
    {Type::init_killed, "init-killed"},
    {Type::no_root, "no-root"},
    {Type::no_init, "no-init"},
    {Type::unpacking, "unpacking"},
    {Type::oops, "oops"},
    {Type::null_pointer, "null-pointer"},
    {Type::page_fault, "page-fault"},
    {Type::general_protection_fault, "general-protection-fault"},
    {Type::divide_error, "divide-error"},
    {Type::double_fault, "double-fault"},
    {Type::triple_fault, "triple-fault"},
    {Type::stack_overflow, "stack-overflow"},
    {Type::bug, "bug"},
    {Type::warning, "warning"},
    {Type::kasan, "kasan"},
    {Type::kcsan, "kcsan"},
    {Type::kmsan, "kmsan"},
    {Type::kfence, "kfence"},
    {Type::ubsan, "ubsan"},
    {Type::lockdep, "lockdep"},
    {Type::atomic_sleep, "atomic-sleep"},
    {Type::rcu_stall, "rcu-stall"},
    {Type::hung_task, "hung-task"},
    {Type::soft_lockup, "soft-lockup"},
    {Type::hard_lockup, "hard-lockup"},
    {Type::workqueue_lockup, "workqueue-lockup"},
    {Type::oom_kill, "oom-kill"},
    {Type::allocation_failure, "allocation-failure"},
    {Type::memory_leak, "memory-leak"},
    {Type::memory_corruption, "memory-corruption"},
    {Type::list_corruption, "list-corruption"},
    {Type::refcount, "refcount"},
    {Type::use_after_free, "use-after-free"},
    {Type::unhandled_interrupt, "unhandled-interrupt"},
    {Type::reference_leak, "reference-leak"},
};

}  // namespace

std::string_view name_of(Type type) {
    for (const auto& [known, name] : names)
        if (known == type) return name;
    return "";
}

}  // namespace kindling::verdict
