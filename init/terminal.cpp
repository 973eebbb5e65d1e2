#include "terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>

#include "device_node.h"
#include "path.h"
#include "support/system.h"

namespace kindling {
namespace {

// What a shell expects to find, whatever the program before it left there (it may have died in
// the middle of editing a line, with echo off).
void make_sane(int fd) {
    termios settings;
    if (::ioctl(fd, TCGETS, &settings) != 0) return;
    settings.c_iflag = (settings.c_iflag & ~static_cast<tcflag_t>(IGNCR | INLCR)) | ICRNL | IXON;
    settings.c_oflag = OPOST | ONLCR;
    settings.c_lflag = ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN;
    settings.c_cc[VINTR] = 3;
    settings.c_cc[VQUIT] = 28;
    settings.c_cc[VERASE] = 127;
    settings.c_cc[VKILL] = 21;
    settings.c_cc[VEOF] = 4;
    settings.c_cc[VSUSP] = 26;
    (void)::ioctl(fd, TCSETS, &settings);
}

}  // namespace

std::string_view last_console(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
    const std::size_t blank = text.rfind(' ');
    if (blank != std::string_view::npos) text.remove_prefix(blank + 1);
    return text;
}

Terminal terminal_named(std::string_view name) {
    Terminal terminal;
    join(terminal.path, {"/dev/", name});
    if (::access(terminal.path.data(), F_OK) == 0) return terminal;
    if (!make_node("/sys/class/tty/", name, S_IFCHR | 0600, terminal.path.data())) return {};
    return terminal;
}

Terminal find_terminal() {
    std::array<char, 256> room;
    const auto active = read_file("/sys/class/tty/console/active", room);
    if (!active) return {};
    const std::string_view name = last_console(*active);
    if (name.empty()) return {};
    return terminal_named(name);
}

int open_terminal(const Terminal& terminal) {
    // Without O_NONBLOCK the open would wait for a modem's carrier on a line that has CLOCAL off.
    const int fd = ::open(terminal.path.data(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    int on = 0;
    if (fd >= 0) (void)::ioctl(fd, FIONBIO, &on);
    return fd;
}

void take_terminal(const Terminal& terminal, bool controlling) {
    if (terminal.path[0] == '\0') return;
    const int fd = open_terminal(terminal);
    if (fd < 0) return;
    // A 1 takes the terminal away from a session that may still have it (man 2 TIOCSCTTY).
    if (controlling) (void)::ioctl(fd, TIOCSCTTY, 1);
    make_sane(fd);
    for (int standard = 0; standard <= 2; ++standard) (void)::dup2(fd, standard);
    if (fd > 2) (void)::close(fd);
}

bool is_screen(const Terminal& terminal) {
    const std::string_view path = terminal.path.data();
    return path.starts_with("/dev/tty") && path.size() > 8 && path[8] <= '9';
}

}  // namespace kindling
