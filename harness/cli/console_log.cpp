#include "cli/console_log.h"

#include "base/file.h"
#include "cli/pending.h"

namespace kindling::cli {

Result<ConsoleLog> ConsoleLog::open(const Cache& cache, const std::string& name) {
    const fs::path folder = cache.root() / "runs";
    TRY(make_directories(folder));
    remove_abandoned(folder);
    return ConsoleLog(folder / pending_name(name), folder / (name + ".console"));
}

ConsoleLog::ConsoleLog(ConsoleLog&& other) noexcept
    : pending_(std::move(other.pending_)), final_(std::move(other.final_)) {
    other.pending_.clear();
}

ConsoleLog::~ConsoleLog() {
    std::error_code ignored;
    if (!pending_.empty()) fs::remove(pending_, ignored);
}

Result<fs::path> ConsoleLog::keep() {
    TRY(rename_path(pending_, final_));
    pending_.clear();
    return final_;
}

}  // namespace kindling::cli
