#pragma once
// What the kernel's command line asks of /init (docs/init.md, docs/protocol.md).

#include <cstdint>
#include <span>

#include "respawn.h"

namespace kindling {

// What comes after the end of the shell, or of the program of kindling.run.
enum class OnExit : std::uint8_t { as_usual, respawn, poweroff, reboot, halt, panic };

struct Settings {
    // kindling.shell: the shell in place of the boot table's; nullptr: that one.
    const char* shell = nullptr;
    // kindling.run: what runs in the shell's place, with arguments behind blanks; nullptr: the
    // shell.
    const char* run = nullptr;
    // kindling.result: where the end of either is reported, "ttyS1:NONCE"; or nullptr.
    const char* result = nullptr;
    // kindling.mounts: the file systems that are mounted, by type, with commas; nullptr: all.
    const char* mounts = nullptr;
    // root=, rootfstype=, rootflags=, rootdelay=, init=, panic= as they stand there, or nullptr.
    const char* root = nullptr;
    const char* root_type = nullptr;
    const char* root_flags = nullptr;
    const char* root_delay = nullptr;
    const char* new_init = nullptr;
    const char* panic = nullptr;
    OnExit on_exit = OnExit::as_usual;
    // kindling.timeline, rootwait, rw: 1 when they are there. ro takes rw back.
    bool timeline = false;
    bool root_wait = false;
    bool read_write = false;
    // "single", "-s" or "1" among the arguments: a shell, whatever inittab says.
    bool single = false;
    // What the kernel gave /init as arguments, for the next init; the first is its own name.
    char** arguments = nullptr;

    // How long to wait before a reboot that a failure asks for; nothing: panic= is not set, and
    // nobody asks for one.
    [[nodiscard]] bool panics() const;
    [[nodiscard]] Milliseconds panic_delay() const;
};

// Reads /proc/cmdline into SETTINGS, whose texts stay valid for good. Words that begin with
// "kindling." and mean nothing are said, with the nearest that would. The same when /proc/cmdline
// can't be read.
void read_settings(Settings& settings);

// The same from the text of a COMMAND_LINE, which is cut into strings in its place and must outlive
// SETTINGS.
void take_settings(std::span<char> command_line, Settings& settings);

// Looks for "single" in SETTINGS' arguments, as BusyBox's init does (init/init.c: init_main).
void read_arguments(Settings& settings);

// Whether WORD is one of LIST, words with commas between them.
[[nodiscard]] bool is_in_list(const char* list, const char* word);

}  // namespace kindling
