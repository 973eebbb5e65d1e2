#pragma once
// What is known of an init's answers: by it a test tells that the duties can be failed at all, and
// sees when something changes.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"

namespace kindling::conformance {

// The duties that an init fails, and those that it may fail as yet.
struct Expectation {
    std::set<std::string> fails;
    std::set<std::string> may_fail;
};

// A file of blocks "init: NAME", "fails: DUTY…", "may fail: DUTY…" (or *, any of them); by the
// init's name. Pure. Fails with file:line on an unknown key or duty.
[[nodiscard]] Result<std::map<std::string, Expectation>> parse_expectations(
    const std::filesystem::path& file, const std::string& text,
    const std::vector<std::string>& duties);

// Whether it is as expected that the init failed (or did not fail) this duty, and in which words it
// is not; empty: it is. Pure.
[[nodiscard]] std::string contradiction_of(const Expectation& expected, const std::string& duty,
                                           bool failed);

}  // namespace kindling::conformance
