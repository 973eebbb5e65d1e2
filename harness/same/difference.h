#pragma once
#include <optional>
#include <string>
#include <vector>

#include "same/snapshot.h"

namespace kindling::same {

// A fact that is not the same in both; where a side is missing, it is not there at all.
struct Difference {
    std::string kind;
    std::string key;
    std::optional<std::string> a;
    std::optional<std::string> b;
};

struct Comparison {
    std::vector<Difference> differences;  // by kind and key
    // PID 1 is not the same program in both, which is no difference by itself: then nothing is said
    // of its own state.
    std::optional<Difference> other_init{};
};

// All that differs. A process that only one of them has is one difference, "process NAME", and an
// interface that only one has brings none of its own sysctls. Pure.
[[nodiscard]] Comparison compared(const Snapshot& a, const Snapshot& b);

// The same for a person: under a heading for each kind, the key and the two values below each
// other. Text from the guests is made safe for a terminal. Pure.
[[nodiscard]] std::string describe(const Comparison& comparison);

}  // namespace kindling::same
