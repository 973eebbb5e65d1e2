#pragma once
// What a person reads of one boot, and of several.

#include <string>

#include "report/run.h"

namespace kindling::report {

// The table of tests: name, sizes, verdict and the times of the milestones of the last attempt.
[[nodiscard]] std::string table_of(const Run& run);

// "12 passed, 1 flaky, 2 did not pass": of several tests; of one there is nothing to sum up.
[[nodiscard]] std::string sum_of(const Run& run);

// What the named captures of a boot matched, a line each, and what is to be said of a pass; empty
// when there is neither.
[[nodiscard]] std::string captures_of(const JudgedBoot& boot);

// For a boot that did not pass: the verdict and its reason, the step with its place, what came
// instead (the console's last lines), when, and the QEMU command that boots it again by hand.
[[nodiscard]] std::string failure_of(const JudgedBoot& boot);

// All of that for one boot, whatever it came to: what is kept beside its console.
[[nodiscard]] std::string story_of(const JudgedBoot& boot);

}  // namespace kindling::report
