#include "spawn.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "environment.h"
#include "message.h"
#include "path.h"
#include "signals.h"

namespace kindling {
namespace {

constexpr const char* folders[] = {"/sbin/", "/usr/sbin/", "/bin/", "/usr/bin/"};

// As BusyBox's askfirst: nothing of the program is in memory until somebody is there.
void wait_for_enter() {
    Line("\n") << "Please press Enter to activate this console.";
    for (char key = 0; key != '\n';) {
        if (::read(STDIN_FILENO, &key, 1) <= 0) ::_exit(0);
    }
}

[[noreturn]] void become_or_say(const Arguments& arguments, const char* const* environment) {
    const int failed = become(arguments, environment);
    Line() << Error{"run", arguments.program(), failed};
    ::_exit(127);
}

// Leads the session of a program until that has ended, and ends in its way. Giving the terminal up
// before takes nothing from it (TIOCNOTTY, man 2 TIOCSCTTY), but sends us a SIGHUP as well.
[[noreturn]] void lead(const Arguments& arguments, const char* const* environment) {
    const pid_t pid = ::vfork();
    if (pid == 0) {
        allow_all_signals();
        become_or_say(arguments, environment);
    }
    block_signals(~signals_of(SIGHUP));
    int status = 127 << 8;
    (void)::waitpid(pid, &status, 0);
    block_signals(all_signals);
    (void)::ioctl(STDIN_FILENO, TIOCNOTTY);
    if (WIFSIGNALED(status)) {
        (void)::kill(::getpid(), WTERMSIG(status));
        block_signals(~signals_of(WTERMSIG(status)));
    }
    ::_exit(WEXITSTATUS(status));
}

// What the child does before its exec. After vfork it shares our memory until then, so it works on
// its own stack frame and on what it is given, and tells its errno through FAILED.
[[gnu::noinline]] void become_program(const Arguments& arguments, const Start& start,
                                      const char* const* environment, volatile int& failed) {
    ::setsid();
    take_terminal(start.terminal, start.takes_terminal);
    if (start.is_led) lead(arguments, environment);
    allow_all_signals();
    if (start.asks) {
        wait_for_enter();
        become_or_say(arguments, environment);
    }
    failed = become(arguments, environment);
}

}  // namespace

int become(const Arguments& arguments, const char* const* environment) {
    auto* const words = const_cast<char**>(arguments.pointers().data());
    auto* const variables = const_cast<char**>(environment);
    const char* const program = arguments.program();
    if (std::strchr(program, '/') != nullptr) {
        ::execve(program, words, variables);
        return errno;
    }
    int failed = ENOENT;
    for (const char* folder : folders) {
        std::array<char, 256> path;
        join(path, {folder, program});
        ::execve(path.data(), words, variables);
        if (errno != ENOENT) failed = errno;
    }
    return failed;
}

Result<pid_t> spawn(const Arguments& arguments, const Start& start) {
    Environment environment;
    environment.set_for_shell(start.terminal);
    volatile int failed = 0;
    // vfork needs no copy of our pages, works when memory is short, and returns after the exec:
    // that is how a missing shell is told from one that ended. Who waits for a key can't hold us up
    // so long, nor who leads; musl's fork would bring the locks of a libc with it.
    const bool apart = start.asks || start.is_led;
    const pid_t pid = apart ? static_cast<pid_t>(::syscall(SYS_fork)) : ::vfork();
    if (pid == 0) {
        become_program(arguments, start, environment.pointers(), failed);
        ::_exit(127);
    }
    if (pid < 0) return failure("start a process for", arguments.program());
    if (failed != 0) return failure("run", arguments.program(), failed);
    return pid;
}

}  // namespace kindling
