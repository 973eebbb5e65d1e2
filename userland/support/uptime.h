#pragma once
#include <optional>
#include <string_view>

namespace kindling {

// The first field of /proc/uptime's text, the seconds since the kernel's start as "N.NN"
// (fs/proc/uptime.c: uptime_proc_show). Nothing when the text does not begin with one.
[[nodiscard]] std::optional<std::string_view> uptime_seconds(std::string_view text);

}  // namespace kindling
