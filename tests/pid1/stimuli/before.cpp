// PID 1 before PID 1: the kernel starts /duty/before (rdinit=), which spoils something and then
// becomes /init. What the kernel does at odd times can so be had for any init.

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cstdlib>

#include "stimulus.h"

extern "C" char** environ;

namespace kindling::pid1 {
namespace {

// As when the image has no /dev/console (init/main.c: console_on_rootfs): no node, no descriptors.
void without_console() {
    (void)::unlink("/dev/console");
    for (int fd = 0; fd <= STDERR_FILENO; ++fd) (void)::close(fd);
}

// As with console=null: a /dev/console that nobody answers (drivers/tty/tty_io.c:
// tty_lookup_driver, ENODEV). The number is one of those for local use, behind which there is no
// driver (ENXIO).
void with_dead_console() {
    without_console();
    (void)::mknod("/dev/console", S_IFCHR | 0600, makedev(240, 0));
}

// As under a parent that was careless: all blocked, and much ignored.
void with_signals_off() {
    sigset_t all;
    (void)::sigfillset(&all);
    (void)::sigprocmask(SIG_SETMASK, &all, nullptr);
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGCHLD, SIGTSTP, SIGTTIN, SIGTTOU})
        (void)::signal(signal, SIG_IGN);
}

struct Spoiler {
    std::string_view name;
    void (*spoil)();
};

constexpr Spoiler spoilers[] = {
    {"without-console", without_console},
    {"with-dead-console", with_dead_console},
    {"with-signals-off", with_signals_off},
};

}  // namespace

int ask_before(Words) {
    const char* wanted = std::getenv("before");
    for (const auto& spoiler : spoilers) {
        if (wanted != nullptr && spoiler.name == wanted) spoiler.spoil();
    }
    static char name[] = "/init";
    char* arguments[] = {name, nullptr};
    (void)::execve("/init", arguments, environ);
    return no("/init can't be started");
}

}  // namespace kindling::pid1
