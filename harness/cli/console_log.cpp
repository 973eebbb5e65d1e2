#include "cli/console_log.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

#include "base/file.h"

namespace kindling::cli {

namespace {

constexpr std::string_view pending_prefix = ".running-";

// ".running-1234-hello": the process that writes it, if that is what the name says.
pid_t writer_of(std::string_view name) {
    if (!name.starts_with(pending_prefix)) return 0;
    name.remove_prefix(pending_prefix.size());
    pid_t pid = 0;
    std::from_chars(name.data(), name.data() + name.size(), pid);
    return pid;
}

void remove_abandoned(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const pid_t writer = writer_of(entry.path().filename().string());
        if (writer > 0 && ::kill(writer, 0) != 0 && errno == ESRCH)
            fs::remove(entry.path(), ignored);
    }
}

}  // namespace

Result<ConsoleLog> ConsoleLog::open(const Cache& cache, const std::string& name) {
    const fs::path folder = cache.root() / "runs";
    TRY(make_directories(folder));
    remove_abandoned(folder);
    return ConsoleLog(folder / fmt::format("{}{}-{}", pending_prefix, ::getpid(), name),
                      folder / (name + ".console"));
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
