#include "support/system.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kindling {

int look_at(int directory, const char* path, struct stat& status, int flags) {
    static_assert(sizeof status == 144, "this is the kernel's own form on x86-64");
    return static_cast<int>(::syscall(SYS_newfstatat, directory, path, &status, flags));
}

[[gnu::noinline]] Result<Fd> open_file(const char* path, int flags, mode_t mode) {
    const int fd = ::open(path, flags | O_CLOEXEC, mode);
    if (fd < 0) return failure("open", path);
    return Fd(fd);
}

Result<std::size_t> read_some(int fd, std::span<char> room, std::string_view object) {
    for (;;) {
        const ssize_t got = ::read(fd, room.data(), room.size());
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return failure("read", object);
    }
}

Result<void> write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t put = ::write(fd, text.data(), text.size());
        if (put < 0 && errno != EINTR) return failure("write", "the output");
        if (put > 0) text.remove_prefix(static_cast<std::size_t>(put));
    }
    return {};
}

Result<std::string_view> read_file(const char* path, std::span<char> room) {
    const Fd file = TRY(open_file(path, O_RDONLY));
    std::size_t used = 0;
    while (used < room.size()) {
        const std::size_t got = TRY(read_some(file.number(), room.subspan(used), path));
        if (got == 0) break;
        used += got;
    }
    return std::string_view(room.data(), used);
}

}  // namespace kindling
