#pragma once
#include <sys/types.h>

#include <optional>
#include <string_view>

namespace kindling::machine {

// What a program got of this host's processors since it began, in seconds.
struct HostShare {
    double ran = 0;     // it had one
    double waited = 0;  // it could have run, and others did
    bool operator==(const HostShare&) const = default;
};

// A task's schedstat ("ran waited slices", in nanoseconds:
// Documentation/scheduler/sched-stats.rst). Nothing where it is no such text. Pure.
[[nodiscard]] std::optional<HostShare> parse_schedstat(std::string_view text);

// Of process PID the thread that waited longest: of a QEMU one of the guest's processors. Nothing
// where this host's kernel does not keep it, or there is no such process.
[[nodiscard]] std::optional<HostShare> host_share(pid_t pid);

}  // namespace kindling::machine
