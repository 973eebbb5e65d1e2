#pragma once
// A program that PID 1 starts and looks after: a line of inittab, or the shell.

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "respawn.h"

namespace kindling {

// When a job runs; the words of BusyBox's inittab (init/init.c).
enum class Action : std::uint8_t {
    respawn,
    askfirst,
    sysinit,
    wait,
    once,
    ctrlaltdel,
    shutdown,
    restart
};

// How a command becomes arguments: words split at blanks; words, or a shell's `exec COMMAND` when a
// character in it means something to a shell (BusyBox, init_exec); the whole as a shell's script.
enum class Form : std::uint8_t { words, inittab, script };

struct Job {
    // The defaults are zeros, so that a room for jobs costs nothing in the program's file.
    Action action = Action::respawn;
    Form form = Form::words;
    // Its name begins with a dash, by which a shell knows that it is for a login (man 1 sh).
    bool login = false;
    // The shell or the program of kindling.run: its end is reported, and may end the machine.
    bool principal = false;
    // Its name below /dev; nullptr is the console.
    const char* terminal = nullptr;
    const char* command = nullptr;

    // 0: it does not run.
    pid_t pid = 0;
    int status = 0;
    Milliseconds started = 0;
    Milliseconds due = 0;
    Milliseconds brake = 0;
    // The errno that was said last, so that a failure that stays is said once.
    int said_failure = 0;

    [[nodiscard]] bool respawns() const {
        return action == Action::respawn || action == Action::askfirst;
    }
    // The program of kindling.run, and no shell: what it said last is what it was run for.
    [[nodiscard]] bool is_program() const { return principal && !login; }
    // Whether somebody is to type at it: only then it gets the terminal as its controlling one. A
    // daemon that is started anew must not take that away from the shell.
    [[nodiscard]] bool is_interactive() const {
        return principal || login || terminal != nullptr || action == Action::askfirst ||
               *command == '-';
    }
};

// Some jobs, in a room of fixed size.
class Jobs {
  public:
    // False when there is no room left.
    bool add(const Job& job) {
        if (used_ == room_.size()) return false;
        room_[used_++] = job;
        return true;
    }
    [[nodiscard]] std::span<Job> all() { return {room_.data(), used_}; }
    void clear() { used_ = 0; }

  private:
    std::array<Job, 48> room_;
    std::size_t used_ = 0;
};

}  // namespace kindling
