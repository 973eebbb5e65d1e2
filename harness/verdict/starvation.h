#pragma once
#include <optional>
#include <string>

#include "verdict/report.h"

namespace kindling::verdict {

// Whether what the kernel reported may be nothing but a host that did not run it: its watchdogs
// (RCU's, and those for lockups) take the clock's time for time in which it could have worked.
// RAN and WAITED: how long, in seconds, one of the guest's processors had one of the host's, and
// had to wait for one. Gives the words of an `infra` verdict then. Pure.
[[nodiscard]] std::optional<std::string> starved(const Report& report, double ran, double waited);

}  // namespace kindling::verdict
