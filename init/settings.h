#pragma once
// What the kernel's command line asks of /init (docs/protocol.md).

#include <cstdint>

namespace kindling {

// What comes after the end of the shell, or of the program of kindling.run.
enum class OnExit : std::uint8_t { as_usual, respawn, poweroff, reboot, halt, panic };

struct Settings {
    // The shell in place of the boot table's; nullptr: that one.
    const char* shell = nullptr;
    // What runs in the shell's place, with arguments behind blanks; nullptr: the shell.
    const char* run = nullptr;
    // Where the end of either is reported: "ttyS1:NONCE", or nullptr.
    const char* result = nullptr;
    OnExit on_exit = OnExit::as_usual;
};

// Reads /proc/cmdline into SETTINGS, whose texts stay valid for good. Words that begin with
// "kindling." and mean nothing are said, with the nearest that would. The same when /proc/cmdline
// can't be read.
void read_settings(Settings& settings);

}  // namespace kindling
