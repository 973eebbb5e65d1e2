#include "signals.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>

namespace kindling {
namespace {

// What rt_sigaction(2) takes on 64-bit machines, where it is four words in any order: all zero is
// SIG_DFL. musl's own calls bring locks and handlers with them.
constexpr unsigned long default_action[4] = {};
static_assert(sizeof(long) == 8);

constexpr int signals = 64;

}  // namespace

void block_signals(SignalSet blocked) {
    (void)::syscall(SYS_rt_sigprocmask, SIG_SETMASK, &blocked, nullptr, sizeof blocked);
}

void block_all_signals() {
    block_signals(all_signals);
    for (int number = 1; number <= signals; ++number) {
        (void)::syscall(SYS_rt_sigaction, number, default_action, nullptr, sizeof(SignalSet));
    }
}

void allow_all_signals() {
    block_signals(0);
}

int wait_for_signal(SignalSet awaited, std::optional<Milliseconds> limit) {
    const Milliseconds time = limit.value_or(0);
    const timespec wait = {.tv_sec = time / 1000, .tv_nsec = time % 1000 * 1'000'000};
    for (;;) {
        const long got = ::syscall(SYS_rt_sigtimedwait, &awaited, nullptr, limit ? &wait : nullptr,
                                   sizeof awaited);
        if (got > 0) return static_cast<int>(got);
        if (errno != EINTR) return 0;
    }
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
