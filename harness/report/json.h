#pragma once
#include <string>

#include "report/run.h"

namespace kindling::report {

// The version of the format below; it grows when something is taken away or changes its meaning.
inline constexpr int json_version = 1;

// A run as JSON, as docs/report.schema.json says. Valid UTF-8 whatever guests printed. Pure.
[[nodiscard]] std::string to_json(const Run& run);

// One boot as JSON: what the run's JSON has under tests[].attempts[], and the version. Pure.
[[nodiscard]] std::string boot_to_json(const JudgedBoot& boot);

}  // namespace kindling::report
