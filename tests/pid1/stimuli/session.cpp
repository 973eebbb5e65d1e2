// The console's shell and its session: credentials(7), tty_ioctl(4).

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "proc.h"
#include "stimulus.h"
#include "support/fd.h"
#include "support/system.h"

namespace kindling::pid1 {

// The shell's standard input is the controlling terminal of its session.
int ask_terminal(Words) {
    if (::isatty(STDIN_FILENO) == 0) return no("standard input is no terminal");
    if (const auto tty = open_file("/dev/tty", O_RDWR); !tty && tty.error().number == ENXIO)
        return no("there is no controlling terminal");
    const pid_t session = ::tcgetsid(STDIN_FILENO);
    if (session < 0) return no("standard input is not the controlling terminal");
    if (session != ::getsid(0)) return no("standard input controls another session");
    // An interactive shell with job control puts what it runs into a group of its own, and into
    // the terminal's foreground (POSIX, XCU 2.11).
    if (::tcgetpgrp(STDIN_FILENO) != ::getpgrp()) return no("not in the terminal's foreground");
    return 0;
}

// PID 1 has no part in the session of the console: what the terminal sends can't reach it.
int ask_apart(Words) {
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    char room[512];
    const auto stat = process_file(1, "stat", room);
    if (!stat) return no(stat.error());
    if (stat_field(*stat, 6) == ::getsid(0)) return no("PID 1 is in the session of the shell");
    if (stat_field(*stat, 7) != 0) return no("PID 1 has a controlling terminal");
    return 0;
}

// A child of the shell leads no session: the shell does, or who gave it its terminal.
int ask_session(Words) {
    if (::getsid(0) <= 1) return no("the shell is in the session ", ::getsid(0));
    return 0;
}

// Stays in the foreground for a while; who is not interrupted leaves /duty/slept.
int ask_sleep(Words words) {
    Line() << "asleep";
    pause_for(number_of(words, 0, 5) * 1000);
    (void)open_file("/duty/slept", O_WRONLY | O_CREAT, 0600);
    return no("it was not interrupted");
}

}  // namespace kindling::pid1
