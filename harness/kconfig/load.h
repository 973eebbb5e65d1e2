#pragma once
// Fragments in files, with the ones that they start from.

#include <filesystem>

#include "base/result.h"
#include "kconfig/fragment.h"

namespace kindling::kconfig {

// The file of a fragment that is given by name or by path: "seed" is FOLDER/seed.config, and what
// holds a slash or ends in .config is a path. Fails, naming those there are, on an unknown name.
[[nodiscard]] Result<std::filesystem::path> fragment_file(const std::filesystem::path& folder,
                                                          const std::string& name_or_path);

// Reads a fragment and, first, those that its "# with:" names, from its own folder; gives them
// merged. Fails on an unreadable or bad file, and on fragments that include one another.
[[nodiscard]] Result<Fragment> load_fragment(const std::filesystem::path& file);

}  // namespace kindling::kconfig
