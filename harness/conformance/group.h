#pragma once
// Duties that share a boot, and whose doing it was when that boot fails.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "conformance/duty.h"
#include "scenario/play.h"
#include "scenario/scenario.h"

namespace kindling::conformance {

// The indices of the duties that are asked in one boot, one after the other.
using Group = std::vector<size_t>;

// The duties that are WANTED, as few boots: those that may share one and are booted the same way
// do. Pure.
[[nodiscard]] std::vector<Group> grouped(std::span<const Duty> duties,
                                         std::span<const size_t> wanted);

// The scenario of a group: the steps of its duties, one after the other, each with its place among
// all of them as its line. Pure.
[[nodiscard]] scenario::Scenario joined(std::span<const Duty> duties, const Group& group);

// What the boot of a group says of its duties: the first PASSED of them are done; the next one, if
// there is one, is not, for REASON; of those behind it nothing is known.
struct Split {
    size_t passed = 0;
    std::string reason{};
    bool trouble = false;  // nothing is known of the init: the host failed, or the kernel did
                           // before it started one
};
[[nodiscard]] Split split(std::span<const Duty> duties, const Group& group,
                          const scenario::Playback& playback);

}  // namespace kindling::conformance
