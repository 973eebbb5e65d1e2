#pragma once
#include <filesystem>

#include "base/result.h"
#include "cli/supplies.h"
#include "conformance/subject.h"

namespace kindling::cli {

// The image that an init is asked in: what all of them have (suite.list in FOLDER), and what the
// subject's own list adds. It stays in the cache, so that a boot can be repeated by hand. Fails as
// packing does, and when a package that the list takes files from can't be had.
[[nodiscard]] Result<std::filesystem::path> image_of_subject(const conformance::Subject& subject,
                                                             const std::filesystem::path& folder,
                                                             Supplies& supplies);

}  // namespace kindling::cli
