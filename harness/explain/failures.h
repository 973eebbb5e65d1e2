#pragma once
// Known failures of builds and their cures, as data: configs/failures/*.failures.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling::explain {

// One known failure: how a log shows it (RE2 expressions, any of which is enough; ^ and $ match
// at lines), what it means, and what to do.
struct Failure {
    std::string name;
    std::vector<std::string> patterns;
    std::string means;
    std::string cure;
};

using Failures = std::vector<Failure>;

// Reads a .failures file's text; FILE is its name for messages. Fails with file:line on an unknown
// key, a missing one, or a pattern that RE2 does not take.
[[nodiscard]] Result<Failures> parse_failures(std::string_view text, const std::string& file);

// All .failures files of a folder. Fails as parse_failures does, or when one can't be read.
[[nodiscard]] Result<Failures> load_failures(const std::filesystem::path& folder);

// The known failures that a log shows, in the order of the table.
[[nodiscard]] Failures explain(std::string_view log, const Failures& known);

// An explanation for a person: two lines, what it means and the cure.
[[nodiscard]] std::string describe(const Failure& failure);

}  // namespace kindling::explain
