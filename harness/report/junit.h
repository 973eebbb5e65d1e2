#pragma once
#include <string>

#include "report/run.h"

namespace kindling::report {

// A run as JUnit's XML: a test case for each test; `infra` is an error, any other verdict a
// failure, and so is a flaky one. Well-formed XML 1.0 whatever guests printed. Pure.
[[nodiscard]] std::string to_junit(const Run& run);

}  // namespace kindling::report
