#include "processes.h"

#include <errno.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "message.h"
#include "signals.h"

namespace kindling {
namespace {

constexpr Milliseconds time_to_end = 3000;
constexpr Milliseconds time_to_die = 1000;

// Waits until there is no child left, at most for LIMIT. False: some are left. When its parent has
// ended, every process is a child of ours.
bool wait_for_all_children(Milliseconds limit) {
    const Milliseconds deadline = monotonic_time() + limit;
    for (;;) {
        pid_t pid;
        do {
            pid = ::waitpid(-1, nullptr, WNOHANG);
        } while (pid > 0);
        if (pid < 0 && errno == ECHILD) return true;
        const Milliseconds left = deadline - monotonic_time();
        if (left <= 0) return false;
        // Which signal it is does not matter here: the machine is ending already.
        (void)wait_for_signal(answered, left);
    }
}

}  // namespace

// kill(-1) reaches every process but PID 1 itself (kernel/signal.c: kill_something_info).
void end_processes(Jobs& jobs) {
    (void)::kill(-1, SIGTERM);
    // A stopped process would only see the SIGTERM when it goes on.
    (void)::kill(-1, SIGCONT);
    // An interactive shell ignores SIGTERM (POSIX, sh), and ends when its terminal goes away.
    for (Job& job : jobs.all()) {
        if (job.pid != 0 && job.respawns()) (void)::kill(job.pid, SIGHUP);
    }
    if (!wait_for_all_children(time_to_end)) {
        (void)::kill(-1, SIGKILL);
        if (!wait_for_all_children(time_to_die)) Line() << "some processes do not end";
    }
    for (Job& job : jobs.all()) job.pid = 0;
}

// In a child, because tcdrain(3) knows no limit.
void wait_for_console() {
    if (::syscall(SYS_fork) == 0) {
        (void)::ioctl(STDOUT_FILENO, TCSBRK, 1);
        ::_exit(0);
    }
    (void)wait_for_all_children(time_to_end);
}

}  // namespace kindling
