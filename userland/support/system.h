#pragma once
// The door to system calls: what comes in are plain values, what goes out are Results.

#include <sys/stat.h>
#include <sys/types.h>

#include <span>
#include <string_view>

#include "support/fd.h"
#include "support/result.h"

namespace kindling {

// The return value of a system call that says -1 and sets errno when it fails, as a Result:
// checked("make directory", path, ::mkdir(path, 0755)).
[[nodiscard]] inline Result<void> checked(const char* operation, std::string_view object,
                                          int returned) {
    if (returned < 0) return failure(operation, object);
    return {};
}

// The same for a call whose return value says how much or how many.
[[nodiscard]] inline Result<int> counted(const char* operation, std::string_view object,
                                         int returned) {
    if (returned < 0) return failure(operation, object);
    return returned;
}

// stat(2) of PATH from the directory DIRECTORY (AT_FDCWD), FLAGS being AT_SYMLINK_NOFOLLOW or 0: 0,
// or -1 and errno. musl's fstatat knows three kernels, and takes half a kilobyte.
[[nodiscard]] int look_at(int directory, const char* path, struct stat& status, int flags = 0);

// Opens PATH with FLAGS and O_CLOEXEC: no program that is started inherits it.
[[nodiscard]] Result<Fd> open_file(const char* path, int flags, mode_t mode = 0);

// Reads once into ROOM; 0 is the end. Goes on when a signal breaks in.
[[nodiscard]] Result<std::size_t> read_some(int fd, std::span<char> room, std::string_view object);

// Writes all of TEXT, or fails with "write the output".
[[nodiscard]] Result<void> write_all(int fd, std::string_view text);

// The content of PATH, as far as it fits into ROOM.
[[nodiscard]] Result<std::string_view> read_file(const char* path, std::span<char> room);

}  // namespace kindling
