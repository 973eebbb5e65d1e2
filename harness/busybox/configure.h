#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "kconfig/fragment.h"
#include "kconfig/why_dropped.h"
#include "sources/source.h"

namespace kindling::busybox {

// Where one build works: the tree, the directory for what it makes (O=), and its log.
struct Workplace {
    sources::SourceTree tree;
    std::filesystem::path objects;
    std::filesystem::path log;
};

// Makes a .config in the workplace: `make defconfig`, the fragment's lines over it, `make
// oldconfig`. Fails when make does, and when a required line did not take: each is named with its
// place and what is known of why.
[[nodiscard]] Result<void> configure(const kconfig::Fragment& fragment, const Workplace& place,
                                     Stage& stage);

// Where BusyBox's Kconfig files are: it makes them, from Config.src and from comments in its
// sources, beside the objects.
[[nodiscard]] kconfig::KconfigFiles kconfig_files(const std::filesystem::path& objects);

// Runs make in the tree with O= and these arguments; its output's lines are the stage's steps.
[[nodiscard]] Result<void> make(const Workplace& place, const std::vector<std::string>& arguments,
                                Stage& stage);

}  // namespace kindling::busybox
