#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "suite/plan.h"

namespace kindling::suite {

// The memory that a host can still give without swapping, in MiB, from the text of /proc/meminfo
// (MemAvailable). Nothing when it does not say. Pure.
[[nodiscard]] std::optional<int> available_mib(std::string_view meminfo);

// What the boots may take of this host: JOBS processors, and the memory that is free now, less a
// tenth; a control group's limit (memory.max of cgroup v2) counts where it is lower.
[[nodiscard]] Budget budget_of_host(int jobs);

// What a guest of this memory and so many processors takes of the host. QEMU itself takes some
// 60 MiB here beside the guest's memory, and TCG's translated code some more.
[[nodiscard]] Need need_of_guest(int cpus, int memory_mib);

}  // namespace kindling::suite
