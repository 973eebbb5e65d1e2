#include <sys/stat.h>

#include <cstring>

#include "invocation.h"
#include "numbers.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr Option options[] = {
    {'p', "make missing parents too, and accept a directory that is there"},
    {'m', "its permissions, octal, whatever the umask", "MODE"},
};

// An existing directory is fine; the mkdir that failed set errno.
bool is_there(const char* path) {
    const int number = errno;
    struct stat status;
    const bool there = ::stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    errno = number;
    return there;
}

// Makes every directory above PATH. POSIX wants them writable and searchable for their owner
// whatever the umask, or nothing could be made in them.
Result<void> make_parents(char* path) {
    const mode_t mask = ::umask(0);
    ::umask(mask & ~static_cast<mode_t>(0300));
    Result<void> made;
    for (char* slash = path; made && (slash = std::strchr(slash + 1, '/')) != nullptr;) {
        *slash = '\0';
        if (::mkdir(path, 0777) != 0 && !is_there(path)) {
            made = failure("make directory", path);
        } else {
            *slash = '/';
        }
    }
    ::umask(mask);
    return made;
}

Result<void> make_directory(Invocation& invocation, char* path, const mode_t* mode) {
    const bool parents = invocation.has('p');
    if (parents) TRY(make_parents(path));
    if (::mkdir(path, 0777) != 0) {
        if (parents && is_there(path)) return {};
        return failure("make directory", path);
    }
    if (mode != nullptr) TRY(checked("set the mode of", path, ::chmod(path, *mode)));
    return {};
}

Result<void> mkdir_run(Invocation& invocation) {
    const char* const wanted = invocation.value('m');
    const auto mode = parse_mode(wanted == nullptr ? "777" : wanted);
    if (!mode) {
        invocation.misused("no octal mode: ", wanted);
        return {};
    }
    for (char* path : invocation.operands()) {
        const auto made = make_directory(invocation, path, wanted == nullptr ? nullptr : &*mode);
        if (!made) invocation.report(made.error());
    }
    return {};
}

}  // namespace

const Command mkdir_command = {
    .name = "mkdir",
    .operands = "DIRECTORY...",
    .purpose = "Make directories.",
    .options = options,
    .fewest = 1,
    .most = any_number,
    .words = Words::options_anywhere,
    .run = mkdir_run,
};

}  // namespace kindling
