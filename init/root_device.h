#pragma once
// root= as the kernel's command line has it: /dev/NAME, PARTUUID=, UUID= or LABEL=. The kernel
// itself knows only the first two, and none of them once there is an initramfs.

#include <array>

#include "wait_step.h"

namespace kindling {

class RootDevice final : public Awaited {
  public:
    explicit RootDevice(const char* root) : Awaited(root) {}

    // Looks through the block devices; the node of the one that is meant is made when it is
    // missing.
    bool is_there() override;
    // The node, once the device is there.
    [[nodiscard]] const char* path() const { return path_.data(); }

  private:
    std::array<char, 80> path_{};
};

}  // namespace kindling
