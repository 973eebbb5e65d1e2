#include "base/cache.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/sha256.h"
#include "base/unique_fd.h"

namespace kindling {

namespace {

constexpr size_t key_digits = 16;

std::string entry_name(const std::string& name, const std::string& ingredients) {
    return name + "-" + sha256(ingredients).substr(0, key_digits);
}

// Holds an exclusive lock on a file until it goes away; waits for another holder, says so once.
Result<UniqueFd> lock(const fs::path& file, const std::string& what) {
    UniqueFd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!fd.is_open()) return errno_failure("open", file.string());
    bool said = false;
    while (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) return errno_failure("lock", file.string());
        if (interrupted_by() != 0) return interruption();
        if (!std::exchange(said, true))
            fmt::print("{}: another kindling is making it; waiting\n", what);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return fd;
}

}  // namespace

Result<Cache> Cache::open() {
    const char* cache_home = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    fs::path root;
    // The XDG base directory specification: a relative path there is to be ignored.
    if (cache_home && *cache_home == '/')
        root = fs::path(cache_home) / "kindling";
    else if (home && *home == '/')
        root = fs::path(home) / ".cache" / "kindling";
    else
        return failure("no place for downloads and builds: set XDG_CACHE_HOME or HOME");
    TRY(make_directories(root));
    return Cache(root);
}

fs::path Cache::path_of(const std::string& kind, const std::string& name,
                        const std::string& ingredients) const {
    return root_ / kind / entry_name(name, ingredients);
}

bool Cache::has(const std::string& kind, const std::string& name,
                const std::string& ingredients) const {
    std::error_code ignored;
    return fs::is_directory(path_of(kind, name, ingredients), ignored);
}

Result<fs::path> Cache::entry(const std::string& kind, const std::string& name,
                              const std::string& ingredients, const Fill& fill) const {
    fs::path finished = path_of(kind, name, ingredients);
    if (has(kind, name, ingredients)) return finished;
    TRY(make_directories(root_ / kind));
    const std::string file_name = finished.filename().string();
    const UniqueFd held = TRY(lock(root_ / kind / (".lock-" + file_name), kind + " " + name));
    if (has(kind, name, ingredients)) return finished;

    // We hold the lock, so a work directory that is there was left by somebody who died.
    const fs::path work = root_ / kind / (".work-" + file_name);
    std::error_code ignored;
    fs::remove_all(work, ignored);
    TRY(make_directories(work));
    const auto fill_and_finish = [&]() -> Result<void> {
        TRY(fill(work));
        TRY(replace_file(work / "ingredients.txt", ingredients));
        return rename_path(work, finished);
    };
    if (auto result = fill_and_finish(); !result) {
        fs::remove_all(work, ignored);
        return std::unexpected(std::move(result).error());
    }
    return finished;
}

Result<fs::path> Cache::log_file(const std::string& name) const {
    TRY(make_directories(root_ / "logs"));
    fs::path file = root_ / "logs" / (name + ".log");
    std::error_code ignored;
    fs::remove(file, ignored);
    return file;
}

}  // namespace kindling
