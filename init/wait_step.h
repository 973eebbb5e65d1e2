#pragma once
#include "step.h"
#include "supervisor.h"

namespace kindling {

// Something that a boot waits for: looked for once before, and whenever a device has come.
struct Awaited {
    // What it is, for people.
    const char* name;
    [[nodiscard]] virtual bool is_there() = 0;

  protected:
    explicit Awaited(const char* its_name) : name(its_name) {}
    ~Awaited() = default;
};

// Waits for AWAITED, at most for LIMIT (nothing: for ever). When the time is up it says which
// devices came meanwhile, and which have no driver, and fails with ETIMEDOUT. Without uevents
// (CONFIG_NET) it looks again at the end of the limit alone. Signals are answered meanwhile.
[[nodiscard]] Result<void> wait_for(Awaited& awaited, std::optional<Milliseconds> limit,
                                    Supervisor& supervisor);

[[nodiscard]] Result<void> wait_for_path(const Step& step, Boot& boot);

// Waits until PATH is there, a device's node or a file in /sys, at most for SECONDS.
constexpr Step wait_step(const char* path, std::uint32_t seconds) {
    return {.run = wait_for_path, .place = path, .number = seconds};
}

}  // namespace kindling
