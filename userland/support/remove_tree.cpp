#include "support/remove_tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/directory.h"
#include "support/system.h"

namespace kindling {
namespace {

void remove_from(Fd fd, dev_t device) {
    Directory directory(std::move(fd));
    const int number = directory.number();
    while (const char* name = directory.next()) {
        struct stat status;
        if (look_at(number, name, status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        if (status.st_dev != device) continue;
        if (!S_ISDIR(status.st_mode)) {
            (void)::unlinkat(number, name, 0);
            continue;
        }
        Fd inner(::openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (inner.number() >= 0) remove_from(std::move(inner), device);
        (void)::unlinkat(number, name, AT_REMOVEDIR);
    }
}

}  // namespace

void remove_tree(Fd directory) {
    struct stat status;
    if (look_at(directory.number(), ".", status) != 0) return;
    remove_from(std::move(directory), status.st_dev);
}

}  // namespace kindling
