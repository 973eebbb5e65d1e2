#include "children.h"

#include <errno.h>
#include <sys/wait.h>

#include "shell.h"
#include "signals.h"

namespace kindling {

void reap_children(Shell& shell) {
    const Milliseconds now = monotonic_time();
    int status = 0;
    for (pid_t pid; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
        shell.ended(pid, status, now);
    }
}

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
        (void)wait_for_signal(left);
    }
}

}  // namespace kindling
