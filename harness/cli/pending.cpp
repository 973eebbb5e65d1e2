#include "cli/pending.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>

namespace fs = std::filesystem;

namespace kindling::cli {

namespace {

constexpr std::string_view pending_prefix = ".running-";

// The process that writes it, if that is what the name says.
pid_t writer_of(std::string_view name) {
    if (!name.starts_with(pending_prefix)) return 0;
    name.remove_prefix(pending_prefix.size());
    pid_t pid = 0;
    std::from_chars(name.data(), name.data() + name.size(), pid);
    return pid;
}

}  // namespace

std::string pending_name(const std::string& name) {
    static std::atomic<unsigned> count = 0;
    return fmt::format("{}{}-{}-{}", pending_prefix, ::getpid(), ++count, name);
}

void remove_abandoned(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const pid_t writer = writer_of(entry.path().filename().string());
        if (writer > 0 && ::kill(writer, 0) != 0 && errno == ESRCH)
            fs::remove_all(entry.path(), ignored);
    }
}

}  // namespace kindling::cli
