#pragma once
// Images with one fault each, made by a table.

#include <string>
#include <vector>

namespace kindling::tests {

struct BadImage {
    std::string name;
    std::string finding;  // that verify must have
    std::string bytes;
    // Whether the fault shows behind a segment that brings /init, so that a kernel can list what
    // arrived.
    bool bootable = true;
};

[[nodiscard]] std::vector<BadImage> bad_images();

}  // namespace kindling::tests
