#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"
#include "kconfig/config.h"
#include "kconfig/fragment.h"

namespace kindling::kconfig {

// Where a project keeps its Kconfig files: those below FOLDER whose name starts with PREFIX
// ("Kconfig" in Linux, "Config." in BusyBox).
struct KconfigFiles {
    std::filesystem::path folder;
    std::string prefix;
};

// What the Kconfig files tell of a symbol that did not take: that there is none of that name (and
// which one is near), or where it is defined, what it depends on and which of that is off. Reads
// all of them: for errors alone.
[[nodiscard]] std::string why_dropped(const KconfigFiles& files, const std::string& symbol,
                                      const Config& result);

// Compares every requested line of the fragment with a final .config. Fails when required ones
// did not take, naming each with its place and what is known of why.
[[nodiscard]] Result<void> check_all_took(const Fragment& fragment,
                                          const std::filesystem::path& final_config,
                                          const KconfigFiles& files);

}  // namespace kindling::kconfig
