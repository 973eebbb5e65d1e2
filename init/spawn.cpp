#include "spawn.h"

#include <unistd.h>

#include "environment.h"
#include "signals.h"
#include "terminal.h"

namespace kindling {
namespace {

// What the child does between vfork and exec. It shares our memory until then, so it works on its
// own stack frame and on what it is given, and tells its errno through FAILED.
[[gnu::noinline]] void become_program(const char* program, const char* const* arguments,
                                      const Terminal& terminal, const char* const* environment,
                                      volatile int& failed) {
    ::setsid();
    take_terminal(terminal);
    allow_all_signals();
    ::execve(program, const_cast<char**>(arguments), const_cast<char**>(environment));
    failed = errno;
}

}  // namespace

Result<pid_t> spawn_on_terminal(const char* program, std::span<const char* const> arguments) {
    const Terminal terminal = find_terminal();
    Environment environment;
    environment.set_for_shell(terminal);
    volatile int failed = 0;
    // vfork needs no copy of our pages, works when memory is short, and returns after the exec:
    // that is how a missing shell is told from one that ended.
    const pid_t pid = ::vfork();
    if (pid == 0) {
        become_program(program, arguments.data(), terminal, environment.pointers(), failed);
        ::_exit(127);
    }
    if (pid < 0) return failure("start a process for", program);
    if (failed != 0) return failure("run", program, failed);
    return pid;
}

}  // namespace kindling
