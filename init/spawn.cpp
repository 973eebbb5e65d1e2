#include "spawn.h"

#include <sys/syscall.h>
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

// What the child does before its exec. After vfork it shares our memory until then, so it works on
// its own stack frame and on what it is given, and tells its errno through FAILED.
[[gnu::noinline]] void become_program(const Arguments& arguments, const Start& start,
                                      const char* const* environment, volatile int& failed) {
    ::setsid();
    take_terminal(start.terminal, start.takes_terminal);
    allow_all_signals();
    if (start.asks) wait_for_enter();
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
    // so long; musl's fork would bring the locks of a libc with it.
    const pid_t pid = start.asks ? static_cast<pid_t>(::syscall(SYS_fork)) : ::vfork();
    if (pid == 0) {
        become_program(arguments, start, environment.pointers(), failed);
        if (start.asks) Line() << Error{"run", arguments.program(), failed};
        ::_exit(127);
    }
    if (pid < 0) return failure("start a process for", arguments.program());
    if (failed != 0) return failure("run", arguments.program(), failed);
    return pid;
}

}  // namespace kindling
