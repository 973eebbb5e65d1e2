#include "remove_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string_view>

namespace kindling {
namespace {

bool is_dots(std::string_view name) {
    return name == "." || name == "..";
}

void remove_from(Fd directory, dev_t device) {
    const int number = directory.release();
    DIR* const entries = ::fdopendir(number);
    if (entries == nullptr) {
        ::close(number);
        return;
    }
    while (const dirent* entry = ::readdir(entries)) {
        struct stat status;
        if (is_dots(entry->d_name)) continue;
        if (::fstatat(number, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        if (status.st_dev != device) continue;
        if (!S_ISDIR(status.st_mode)) {
            (void)::unlinkat(number, entry->d_name, 0);
            continue;
        }
        Fd inner(::openat(number, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (inner.number() >= 0) remove_from(std::move(inner), device);
        (void)::unlinkat(number, entry->d_name, AT_REMOVEDIR);
    }
    ::closedir(entries);
}

}  // namespace

void remove_tree(Fd directory) {
    struct stat status;
    if (::fstat(directory.number(), &status) != 0) return;
    remove_from(std::move(directory), status.st_dev);
}

}  // namespace kindling
