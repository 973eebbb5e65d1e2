// What a program inherits: execve(2) says what is kept. The shell that asks passes on what it got
// from PID 1 (POSIX, XCU 2.11: signals that were ignored at its entry stay ignored).

#include <fcntl.h>
#include <unistd.h>

#include "proc.h"
#include "stimulus.h"
#include "support/system.h"

namespace kindling::pid1 {
namespace {

// The signals in a mask of /proc/PID/status: bit N-1 is signal N.
int signals_are_empty(const char* key, const char* what) {
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    char room[4096];
    const auto status = process_file(::getpid(), "status", room);
    if (!status) return no(status.error());
    const auto mask = leading_number(status_value(*status, key), 16);
    if (!mask) return no("/proc/self/status tells of no ", key);
    for (unsigned signal = 1; signal <= 64; ++signal) {
        if ((*mask >> (signal - 1) & 1) != 0) return no("signal ", signal, ' ', what);
    }
    return 0;
}

}  // namespace

int ask_mask(Words) {
    return signals_are_empty("SigBlk", "is blocked");
}

int ask_dispositions(Words) {
    return signals_are_empty("SigIgn", "is ignored");
}

int ask_descriptors(Words) {
    constexpr int beyond = 1024;
    for (int fd = 0; fd < beyond; ++fd) {
        const bool is_open = ::fcntl(fd, F_GETFD) >= 0;
        if (fd <= STDERR_FILENO && !is_open) return no("descriptor ", fd, " is closed");
        if (fd > STDERR_FILENO && is_open) return no("descriptor ", fd, " is open, too");
    }
    return 0;
}

}  // namespace kindling::pid1
