#include "signals.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace kindling {
namespace {

// What rt_sigaction(2) takes on 64-bit machines, where it is four words in any order: all zero is
// SIG_DFL. musl's own sigaction brings a lock and handlers with it, and keeps three signals to
// itself.
constexpr unsigned long default_action[4] = {};
constexpr int signals = 64;
static_assert(sizeof(long) == 8);

}  // namespace

void block_all_signals() {
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_SETMASK, &all, nullptr);
    for (int number = 1; number <= signals; ++number) {
        (void)::syscall(SYS_rt_sigaction, number, default_action, nullptr, signals / 8);
    }
}

void allow_all_signals() {
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

int wait_for_signal(std::optional<Milliseconds> limit) {
    sigset_t awaited;
    ::sigemptyset(&awaited);
    for (const int number :
         {SIGCHLD, SIGUSR1, SIGUSR2, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGPWR, SIGIO}) {
        ::sigaddset(&awaited, number);
    }
    if (!limit) {
        const int got = ::sigwaitinfo(&awaited, nullptr);
        return got < 0 ? 0 : got;
    }
    const timespec wait = {.tv_sec = *limit / 1000, .tv_nsec = *limit % 1000 * 1'000'000};
    const int got = ::sigtimedwait(&awaited, nullptr, &wait);
    return got < 0 ? 0 : got;
}

std::uint64_t monotonic_microseconds() {
    timespec now = {};
    // Not through musl's clock_gettime: its search in the vDSO would cost a kilobyte.
    (void)::syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000 +
           static_cast<std::uint64_t>(now.tv_nsec) / 1000;
}

Milliseconds monotonic_time() {
    return static_cast<Milliseconds>(monotonic_microseconds() / 1000);
}

}  // namespace kindling
