#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"
#include "report/run.h"

namespace kindling::cli {

// The folder that holds what a boot left behind: its console, and beside it what it was made of and
// came to (docs/testing.md lists the files). While the boot runs the folder has a name of its own,
// so that two boots of one name do not write into one; then it takes the place of the last run's.
class RunFolder {
  public:
    // A folder for the boot NAME under ROOT. What processes that were killed left there is removed.
    [[nodiscard]] static Result<RunFolder> open(const std::filesystem::path& root,
                                                const std::string& name);
    RunFolder(RunFolder&& other) noexcept;
    RunFolder& operator=(RunFolder&&) = delete;
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;
    ~RunFolder();

    // Where the console is to be written.
    [[nodiscard]] std::filesystem::path console() const { return pending_ / "console"; }
    // Where it will be when the boot is over.
    [[nodiscard]] std::filesystem::path kept_console() const { return final_ / "console"; }
    // The boot is over: writes the other files and gives the folder the name that stays. On a
    // failure (a full disk, say) the last run's folder stays as it is.
    [[nodiscard]] Result<void> keep(const report::JudgedBoot& boot);

  private:
    RunFolder(std::filesystem::path pending, std::filesystem::path final)
        : pending_(std::move(pending)), final_(std::move(final)) {}
    std::filesystem::path pending_;
    std::filesystem::path final_;
};

// The name of the folder of a boot: its own, where that can be a file's name, else one that is
// made from it. Pure.
[[nodiscard]] std::string folder_name(const std::string& name);

}  // namespace kindling::cli
