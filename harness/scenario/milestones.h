#pragma once
#include <optional>
#include <string_view>

namespace kindling::scenario {

// When the boot reached what, in seconds from QEMU's start.
struct Milestones {
    std::optional<double> kernel{};      // its first line
    std::optional<double> init{};        // "Run /init as init process"
    std::optional<double> first_word{};  // the first line behind that which is not the kernel's
    std::optional<double> shell{};       // the first prompt
    double end = 0;

    // A line of the console came, NOW seconds after QEMU's start.
    void note(std::string_view line, double now);
};

}  // namespace kindling::scenario
