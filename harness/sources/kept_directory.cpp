#include "sources/kept_directory.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "base/file.h"
#include "base/interrupt.h"

namespace kindling::sources {

Result<KeptDirectory> KeptDirectory::hold(const Cache& cache, const std::string& name,
                                          const std::string& ingredients) {
    fs::path path = cache.path_of("trees", name, ingredients);
    TRY(make_directories(path));
    const fs::path lock_file = path.parent_path() / (".lock-" + path.filename().string());
    UniqueFd lock(::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!lock.is_open()) return errno_failure("open", lock_file.string());
    while (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return errno_failure("lock", lock_file.string());
        if (interrupted_by() != 0) return interruption();
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return KeptDirectory(std::move(path), std::move(lock));
}

}  // namespace kindling::sources
