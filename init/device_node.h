#pragma once
// Nodes of devices that the kernel knows, on a kernel without devtmpfs.

#include <sys/types.h>

#include <optional>
#include <string_view>

namespace kindling {

// The device number in TEXT, as sysfs writes it: "4:64\n". Nothing when it is none.
[[nodiscard]] std::optional<dev_t> parse_device_number(std::string_view text);

// Makes the node PATH of the device NAME in FOLDER ("/sys/class/tty/"), with MODE's type and
// permissions. False when the kernel has no such device, or the node can't be made.
[[nodiscard]] bool make_node(std::string_view folder, std::string_view name, mode_t mode,
                             const char* path);

}  // namespace kindling
