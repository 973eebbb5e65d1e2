#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/unique_fd.h"

namespace kindling {

namespace {

Result<void> write_all(int fd, std::string_view content, const fs::path& file) {
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno_failure("write", file.string());
        content.remove_prefix(static_cast<size_t>(written));
    }
    return {};
}

// The mask can only be read by setting it, which is of the whole process: once, as threads of ours
// may do so at the same time.
mode_t file_mask() {
    static const mode_t mask = [] {
        const mode_t current = ::umask(0);
        ::umask(current);
        return current;
    }();
    return mask;
}

enum class Sync { yes, no };

Result<void> written_aside(const fs::path& file, std::string_view content, Sync sync) {
    std::string pending = file.string() + ".XXXXXX";
    const UniqueFd fd(::mkostemp(pending.data(), O_CLOEXEC));
    if (!fd.is_open()) return errno_failure("create", pending);
    const auto finish = [&]() -> Result<void> {
        TRY(write_all(fd.get(), content, file));
        if (::fchmod(fd.get(), 0666 & ~file_mask()) != 0) return errno_failure("chmod", pending);
        if (sync == Sync::yes && ::fsync(fd.get()) != 0)
            return errno_failure("sync", file.string());
        return rename_path(pending, file);
    };
    auto result = finish();
    if (!result) ::unlink(pending.c_str());
    return result;
}

}  // namespace

Result<std::string> read_file(const fs::path& file) {
    const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.is_open()) return errno_failure("open", file.string());
    struct stat status{};
    if (::fstat(fd.get(), &status) != 0) return errno_failure("stat", file.string());
    if (S_ISDIR(status.st_mode)) return failure("{} is a directory, not a file", file.string());
    std::string content(static_cast<size_t>(status.st_size), '\0');
    size_t filled = 0;
    for (;;) {
        // Files of /proc say that their size is 0: always read until the end.
        if (filled == content.size()) content.resize(content.size() + 4096);
        const ssize_t got = ::read(fd.get(), content.data() + filled, content.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno_failure("read", file.string());
        if (got == 0) break;
        filled += static_cast<size_t>(got);
    }
    content.resize(filled);
    return content;
}

Result<void> replace_file(const fs::path& file, std::string_view content) {
    return written_aside(file, content, Sync::yes);
}

Result<void> write_aside(const fs::path& file, std::string_view content) {
    return written_aside(file, content, Sync::no);
}

Result<void> make_directories(const fs::path& directory) {
    std::error_code code;
    fs::create_directories(directory, code);
    if (code) return failure("make directory {}: {}", directory.string(), code.message());
    return {};
}

Result<void> rename_path(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0)
        return errno_failure("rename " + from.string() + " to", to.string());
    return {};
}

Result<TemporaryDirectory> TemporaryDirectory::make(std::string_view purpose) {
    const char* base = std::getenv("TMPDIR");
    std::string name = fmt::format("{}/kindling-{}-XXXXXX", base && *base ? base : "/tmp", purpose);
    if (::mkdtemp(name.data()) == nullptr) return errno_failure("make directory", name);
    return TemporaryDirectory(name);
}

TemporaryDirectory::~TemporaryDirectory() {
    if (path_.empty()) return;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace kindling
