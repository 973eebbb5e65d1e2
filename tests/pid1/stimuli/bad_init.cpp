// An init that does its duties badly, each of them, and still comes to a shell: a duty that it
// passes could be failed by none. It shows what the suite is worth (tests/pid1/expected), and is no
// example.

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stimulus.h"
#include "support/system.h"

namespace {

using kindling::pid1::pause_for;

// Whoever ends PID 1 has the kernel panic (kernel/exit.c: do_exit).
void end(int) {
    ::_exit(1);
}

// Kills nobody, writes nothing back, and waits for those that do not end.
void end_machine(int) {
    while (::waitpid(-1, nullptr, 0) > 0) {
    }
}

// Where there is a root=, takes the old root away before it looks whether there is a new one.
void switch_root_carelessly() {
    char room[1024];
    (void)::mount("proc", "/proc", "proc", 0, nullptr);
    const auto line = kindling::read_file("/proc/cmdline", room);
    if (line && line->find(" root=") != std::string_view::npos) (void)::unlink("/duty/ask");
}

pid_t start_shell() {
    const pid_t pid = ::fork();
    if (pid < 0) ::_exit(1);
    if (pid > 0) return pid;
    static char name[] = "sh";
    char* arguments[] = {name, nullptr};
    char* environment[] = {nullptr};
    (void)::execve("/bin/sh", arguments, environment);
    // So that PID 1 sees that there is none.
    ::_exit(127);
}

}  // namespace

int main() {
    (void)::setsid();
    (void)::ioctl(STDIN_FILENO, TIOCSCTTY, 0);
    (void)::umask(0);
    (void)::open("/dev/null", O_RDONLY);
    (void)::signal(SIGPIPE, SIG_IGN);
    (void)::signal(SIGSEGV, end);
    (void)::signal(SIGTERM, end_machine);
    sigset_t blocked;
    (void)::sigemptyset(&blocked);
    (void)::sigaddset(&blocked, SIGUSR1);
    (void)::sigprocmask(SIG_BLOCK, &blocked, nullptr);
    switch_root_carelessly();
    pid_t shell = start_shell();
    for (;;) {
        int status = 0;
        // Only the shell is waited for: all others stay zombies.
        if (::waitpid(shell, &status, WNOHANG) == shell) {
            if (WIFEXITED(status) && WEXITSTATUS(status) == 127) ::_exit(1);
            shell = start_shell();
        }
        pause_for(20);
    }
}
