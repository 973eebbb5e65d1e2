#pragma once
// The program on the console: the shell, started anew when it ends but never in a busy loop, or the
// one that the command line names in its place.

#include <sys/types.h>

#include <cstdint>
#include <optional>

#include "respawn.h"
#include "support/result.h"

namespace kindling {

struct Ending;
struct Settings;

class Shell {
  public:
    explicit Shell(const Settings& settings) : settings_(settings) {}

    // PROGRAM is to run as the shell, as soon as start_if_due() is called, unless the settings name
    // another program.
    void ask_for(const char* program) { program_ = program; }

    // Starts the shell if it is wanted, does not run, and its brake allows it at NOW. A shell that
    // can't be started is said once for each cause, and tried again later.
    void start_if_due(Milliseconds now);

    // Takes note that the process PID ended at NOW with STATUS (of waitpid); says so if it was the
    // shell, and does nothing if it was not.
    void ended(pid_t pid, int status, Milliseconds now);

    // Tells the shell that its terminal goes away. An interactive shell ignores SIGTERM (POSIX, sh)
    // and would hold up the machine's end until it is killed.
    void hang_up() const;

    // How long to wait from NOW until start_if_due() has something to do; nothing: for ever.
    [[nodiscard]] std::optional<Milliseconds> wait_from(Milliseconds now) const;

    // How the machine is to end because the program has; nullptr: it goes on.
    [[nodiscard]] const Ending* wanted_ending() const { return wanted_ending_; }

  private:
    void start(Milliseconds now);
    void could_not_start(const Error& error, Milliseconds now);
    void take_end(int status, Milliseconds lived, Milliseconds now);

    const Settings& settings_;
    const char* program_ = nullptr;
    pid_t pid_ = 0;
    Milliseconds started_ = 0;
    Milliseconds due_ = 0;
    Milliseconds brake_ = 0;
    int said_failure_ = 0;
    const Ending* wanted_ending_ = nullptr;
};

}  // namespace kindling
