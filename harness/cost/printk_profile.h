#pragma once
#include <string_view>

#include "cost/profile.h"

namespace kindling::cost {

// What a kernel is told where QEMU has no plugins: it then times its initcalls by itself, a line
// each, which costs time of its own on the serial port.
inline constexpr std::string_view printk_options = " initcall_debug ignore_loglevel";

// A boot told apart by the time stamps of its kernel's log alone. They are microseconds, told as
// nanoseconds so that they compare with instructions; sleep is in them. Firmware and decompression
// have no stamps. Pure.
[[nodiscard]] Profile printk_profile(std::string_view console);

}  // namespace kindling::cost
