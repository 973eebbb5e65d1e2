#pragma once
#include <filesystem>
#include <string>

#include "base/cache.h"
#include "base/result.h"

namespace kindling::sources {

// Where PATH has a program; the path is resolved, so that its stamp changes with the program and
// not with a link to it. Fails, with the package to install where the name tells it, when PATH
// has none.
[[nodiscard]] Result<std::filesystem::path> find_program(const std::string& name);

// The first line of `NAME --version`, which tells one build of a tool from another; remembered,
// so that it costs no process. Fails when there is no such program.
[[nodiscard]] Result<std::string> tool_version(const Cache& cache, const std::string& name);

// The version of an installed Debian package; remembered for as long as its list of files stays
// as it is. Fails when dpkg does not know the package.
[[nodiscard]] Result<std::string> package_version(const Cache& cache, const std::string& package);

}  // namespace kindling::sources
