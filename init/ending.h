#pragma once
// The ways in which the machine can end, and the signals that ask PID 1 for them.

namespace kindling {

struct Settings;

struct Ending {
    int signal;
    const char* doing;
    // For reboot(2); 0: PID 1 ends, and the kernel panics of it.
    unsigned command;
};

// The ending that SIGNAL asks for, as BusyBox's halt, poweroff and reboot send them; SIGPWR is for
// a failing power supply, SIGINT is what the kernel sends for ctrl-alt-del. nullptr: none.
[[nodiscard]] const Ending* ending_for(int signal);

// The ending that SETTINGS ask for once the shell or kindling.run's program has ended; nullptr: it
// is started anew.
[[nodiscard]] const Ending* ending_after_exit(const Settings& settings);

// Ctrl-alt-del asks us, from here on, where it would reset the machine at once
// (kernel/reboot.c: ctrl_alt_del).
void take_ctrl_alt_del();

// Writes what is not yet on disk, unmounts, and ends the machine, in which no process is left but
// this one. Returns only when the kernel refuses.
void end_machine(const Ending& ending);

}  // namespace kindling
