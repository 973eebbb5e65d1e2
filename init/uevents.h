#pragma once
// The kernel's own words about devices that come (lib/kobject_uevent.c): a multicast on a netlink
// socket, which needs CONFIG_NET.

#include <array>
#include <optional>
#include <string_view>

#include "support/fd.h"
#include "support/output.h"

namespace kindling {

// The name of the device that a uevent's first text is about, when it says that one came:
// "add@/devices/…/block/vda" gives "vda". Nothing for another event.
[[nodiscard]] std::optional<std::string_view> arrived_device(std::string_view text);

class Uevents {
  public:
    // Subscribes. Whatever comes from here on is not missed, and wakes PID 1 by a SIGIO.
    Uevents();

    // False when the kernel has no such messages.
    [[nodiscard]] bool are_there() const { return socket_.number() >= 0; }
    // Takes what has come, and notes the names of the devices.
    void take();
    // Says the devices that came, the first of them.
    void say_arrived(Output& out) const;

  private:
    void note(std::string_view name);

    Fd socket_;
    std::array<char, 192> arrived_;
    std::size_t used_ = 0;
};

}  // namespace kindling
