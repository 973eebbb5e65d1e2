#pragma once
#include <filesystem>
#include <string>

#include "base/cache.h"
#include "base/result.h"

namespace kindling::cli {

// The console of a boot as a file. While the boot runs it has a name of its own, so that two boots
// of one scenario do not write into one file; then it takes the place of the last run's.
class ConsoleLog {
  public:
    // The log of the scenario NAME, under runs/ in the cache. What processes that were killed
    // left there is removed.
    [[nodiscard]] static Result<ConsoleLog> open(const Cache& cache, const std::string& name);
    ConsoleLog(ConsoleLog&& other) noexcept;
    ConsoleLog& operator=(ConsoleLog&&) = delete;
    ConsoleLog(const ConsoleLog&) = delete;
    ConsoleLog& operator=(const ConsoleLog&) = delete;
    ~ConsoleLog();

    // Where it is to be written.
    [[nodiscard]] const std::filesystem::path& path() const { return pending_; }
    // The boot is over: gives the name that stays.
    [[nodiscard]] Result<std::filesystem::path> keep();

  private:
    ConsoleLog(std::filesystem::path pending, std::filesystem::path final)
        : pending_(std::move(pending)), final_(std::move(final)) {}
    std::filesystem::path pending_;
    std::filesystem::path final_;
};

}  // namespace kindling::cli
