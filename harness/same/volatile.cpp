#include "same/volatile.h"

#include <algorithm>
#include <array>

namespace kindling::same {

namespace {

constexpr std::array table{
    Volatile{"sysctl", "fs/dentry-state", "counts what the kernel remembers of names"},
    Volatile{"sysctl", "fs/file-nr", "counts open files"},
    Volatile{"sysctl", "fs/inode-nr", "counts inodes"},
    Volatile{"sysctl", "fs/inode-state", "counts inodes"},
    Volatile{"sysctl", "fs/aio-nr", "counts requests that are under way"},
    Volatile{"sysctl", "fs/quota/*", "counts"},
    Volatile{"sysctl", "fs/file-max", "made from the memory that is free at boot"},
    Volatile{"sysctl", "fs/epoll/max_user_watches", "made from the memory that is free at boot"},
    Volatile{"sysctl", "fs/inotify/max_user_watches", "made from the memory that is free at boot"},
    Volatile{"sysctl", "kernel/random/*", "random, by intent"},
    Volatile{"sysctl", "kernel/ns_last_pid", "the last process number"},
    Volatile{"sysctl", "kernel/pty/nr", "counts terminals"},
    Volatile{"sysctl", "kernel/perf_event_max_sample_rate", "the kernel measures it"},
    Volatile{"sysctl", "kernel/threads-max", "made from the memory that is free at boot"},
    Volatile{"sysctl", "user/max_*", "made from the memory that is free at boot"},
    Volatile{"sysctl", "vm/lowmem_reserve_ratio", "made from the memory that is free at boot"},
    Volatile{"sysctl", "vm/min_free_kbytes", "made from the memory that is free at boot"},
    Volatile{"sysctl", "vm/user_reserve_kbytes", "made from the memory that is free at boot"},
    Volatile{"sysctl", "vm/admin_reserve_kbytes", "made from the memory that is free at boot"},
    Volatile{"sysctl", "net/ipv4/inet_peer_threshold", "made from the memory that is free at boot"},
    Volatile{"sysctl", "net/ipv4/tcp_mem", "made from the memory that is free at boot"},
    Volatile{"sysctl", "net/ipv4/tcp_rmem", "made from the memory that is free at boot"},
    Volatile{"sysctl", "net/ipv4/tcp_wmem", "made from the memory that is free at boot"},
    Volatile{"sysctl", "net/ipv4/tcp_max_*", "made from the memory that is free at boot"},
    Volatile{"sysctl", "net/ipv4/udp_mem", "made from the memory that is free at boot"},
    Volatile{"sysctl", "net/ipv4/tcp_fastopen_key", "random, by intent"},
    Volatile{"sysctl", "net/netfilter/nf_conntrack_count", "counts connections"},
};

bool fits(std::string_view pattern, std::string_view key) {
    if (pattern.ends_with('*')) return key.starts_with(pattern.substr(0, pattern.size() - 1));
    return key == pattern;
}

bool is_volatile(std::string_view kind, std::string_view key) {
    return std::ranges::any_of(
        table, [&](const Volatile& fact) { return fact.kind == kind && fits(fact.key, key); });
}

// "pipe:[1234] flags 02" without the number.
std::string without_numbers(const std::string& value) {
    const size_t open = value.find(":[");
    const size_t close = value.find(']', open);
    if (open == std::string::npos || close == std::string::npos) return value;
    return value.substr(0, open) + ":[…]" + value.substr(close + 1);
}

// The root file system and devtmpfs, which nobody gave a size, get one made from the memory
// (mm/shmem.c: shmem_default_max_blocks), of which a larger image leaves less.
std::string without_size(const std::string& value) {
    if (!value.contains(" type rootfs ") && !value.contains(" type devtmpfs ")) return value;
    std::string rest = value;
    for (const std::string_view option : {",size=", ",nr_inodes="}) {
        const size_t begin = rest.find(option);
        if (begin == std::string::npos) continue;
        rest.erase(begin, rest.find(',', begin + 1) - begin);
    }
    return rest;
}

std::string settled_value(std::string_view kind, const std::string& value) {
    if (kind == "open file") return without_numbers(value);
    return kind == "mount" ? without_size(value) : value;
}

// Limits of processes and threads are made from the memory, too (kernel/fork.c, fork_init).
bool is_limit_of_memory(std::string_view kind, std::string_view key) {
    return kind == "process" &&
           (key.contains(" | limit Max processes") || key.contains(" | limit Max pending signals"));
}

}  // namespace

std::span<const Volatile> volatile_facts() {
    return table;
}

Snapshot settled(const Snapshot& snapshot) {
    Snapshot rest;
    rest.at_rest = snapshot.at_rest;
    for (const auto& [kind, facts] : snapshot.kinds)
        for (const auto& [key, value] : facts)
            if (!is_volatile(kind, key) && !is_limit_of_memory(kind, key))
                rest.kinds[kind][key] = settled_value(kind, value);
    return rest;
}

}  // namespace kindling::same
