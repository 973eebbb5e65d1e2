#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "kconfig/fragment.h"
#include "kconfig/why_dropped.h"
#include "sources/source.h"

namespace kindling::kernel {

// Where one build works: the tree, the directory for what it makes (O=), and its log; and the
// variables that make is told on its command line.
struct Workplace {
    sources::SourceTree tree;
    std::filesystem::path objects;
    std::filesystem::path log;
    std::vector<std::string> variables{};
};

// Makes a .config in the workplace: `make tinyconfig`, the fragment's lines over it, `make
// olddefconfig`. Fails when make does, and when a required line did not take: each is named with
// its place and what is known of why.
[[nodiscard]] Result<void> configure_with(const kconfig::Fragment& fragment, const Workplace& place,
                                          Stage& stage);

// Makes a .config in the workplace from a whole one, as it is, but for `make olddefconfig`.
[[nodiscard]] Result<void> configure_from(const std::filesystem::path& config,
                                          const Workplace& place, Stage& stage);

// Where a kernel's Kconfig files are.
[[nodiscard]] kconfig::KconfigFiles kconfig_files(const sources::SourceTree& tree);

// Runs make in the tree with O= and targets; its output's lines are the stage's steps.
[[nodiscard]] Result<void> make(const Workplace& place, const std::vector<std::string>& arguments,
                                Stage& stage);

}  // namespace kindling::kernel
