#pragma once
// Images with one fault each, made by a table.

#include <string>
#include <vector>

namespace kindling::tests {

struct BadImage {
    // How a boot shows the fault.
    enum class Shown {
        listed,  // behind a segment that brings /init, which lists what arrived
        mute,    // so, too, but what /init says comes to no console
        dead     // by itself: the kernel can't come to /init, and panics
    };

    std::string name;
    std::string finding;  // that verify must have
    std::string bytes;
    Shown shown = Shown::listed;
    std::string words{};  // of a kernel that can't come to /init
};

[[nodiscard]] std::vector<BadImage> bad_images();

}  // namespace kindling::tests
