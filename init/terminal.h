#pragma once
// The terminal behind the console. Opening /dev/console never gives a controlling terminal
// (drivers/tty/tty_io.c: tty_open, noctty), so job control needs the real one.

#include <array>
#include <string_view>

namespace kindling {

struct Terminal {
    // "/dev/NAME"; empty when there is none, with console=null for instance.
    std::array<char, 64> path{};
};

// The terminal that the kernel's console goes to: the last name in /sys/class/tty/console/active.
// Its node is made when it is missing, which it is without devtmpfs.
[[nodiscard]] Terminal find_terminal();

// The terminal NAME ("ttyS1") with its node in /dev, made when it is missing; an empty one when
// the kernel has no such terminal.
[[nodiscard]] Terminal terminal_named(std::string_view name);

// Opens TERMINAL without waiting for a modem and without making it the controlling one; -1 and
// errno when that fails. Fit for a child of vfork.
[[nodiscard]] int open_terminal(const Terminal& terminal);

// Puts file descriptors 0 to 2 on TERMINAL, with sane settings; as the CONTROLLING one of the
// calling session leader, whoever else has it. Leaves all as it is when it can't be opened: a shell
// without job control is better than none. Fit for a child of vfork.
void take_terminal(const Terminal& terminal, bool controlling);

// The last word of /sys/class/tty/console/active's TEXT: "tty0 ttyS0\n" gives "ttyS0".
[[nodiscard]] std::string_view last_console(std::string_view text);

// Whether TERMINAL is one of the kernel's own on a screen ("/dev/tty1"), and no serial line.
[[nodiscard]] bool is_screen(const Terminal& terminal);

}  // namespace kindling
