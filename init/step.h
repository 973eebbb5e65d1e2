#pragma once
// A boot is a table of steps, which reads like the script that it replaces. A step names the
// function that does it, so that what a table does not use is not linked in.

#include <array>
#include <span>

#include "settings.h"
#include "support/output.h"
#include "support/result.h"

namespace kindling {

class Supervisor;

// What the steps of a boot may change.
struct Boot {
    Supervisor& supervisor;
    Settings& settings;
    // File systems that the kernel lacks, and places on which something was mounted before. They
    // are said once, together.
    std::array<const char*, 16> missing{};
    std::array<const char*, 16> kept{};
};

// A boot goes on without what is optional. What is required ends in a shell to mend it, or in a
// reboot (Supervisor::rescue), and is tried again behind that.
enum class Need : std::uint32_t { optional, required };

struct Step {
    // A failure whose operation is nullptr has been said, or is said later.
    Result<void> (*run)(const Step& step, Boot& boot);
    // What the step acts on: a text, a file system's type, a program.
    const char* subject = "";
    const char* place = "";
    const char* detail = "";
    std::uint32_t number = 0;
    Need need = Need::optional;
    // What is done in its place when it fails.
    const Step* fallback = nullptr;
};

[[nodiscard]] constexpr Step required(Step step) {
    step.need = Need::required;
    return step;
}

// FALLBACK has to be an object of its own, outside of any function.
[[nodiscard]] constexpr Step or_else(Step step, const Step& fallback) {
    step.fallback = &fallback;
    return step;
}

// Does the steps in their order. A step that fails is said with its likely cause, once: a PID 1
// that gives up is a kernel that panics.
void run_steps(std::span<const Step> steps, Boot& boot);

}  // namespace kindling
