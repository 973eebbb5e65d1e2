#include "base/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

namespace kindling {

namespace {

constexpr std::array interrupting_signals = {SIGINT, SIGTERM, SIGHUP};

// Written by the signal handler alone: that is why they are global, and of these types.
volatile sig_atomic_t received_signal = 0;
std::array<int, 2> wake_pipe = {-1, -1};

void on_signal(int number) {
    const int saved_errno = errno;
    if (received_signal == 0) received_signal = number;
    [[maybe_unused]] const ssize_t ignored = ::write(wake_pipe[1], "", 1);
    errno = saved_errno;
}

}  // namespace

void catch_interrupts() {
    if (::pipe2(wake_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) std::abort();
    struct sigaction action{};
    action.sa_handler = on_signal;
    for (const int number : interrupting_signals) ::sigaction(number, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

int interrupted_by() {
    return received_signal;
}

int interrupt_fd() {
    return wake_pipe[0];
}

std::unexpected<Error> interruption() {
    return failure("interrupted");
}

void die_of_interrupt() {
    const int number = received_signal;
    ::signal(number, SIG_DFL);
    ::raise(number);
    std::_Exit(125);
}

}  // namespace kindling
