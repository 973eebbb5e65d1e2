#pragma once
#include <string>

#include "report/run.h"

namespace kindling::report {

// A run as KTAP, version 1 (the kernel's Documentation/dev-tools/ktap.rst): a result for each test,
// and its story in diagnostic lines. What guests printed stands behind "# " only. Pure.
[[nodiscard]] std::string to_ktap(const Run& run);

}  // namespace kindling::report
