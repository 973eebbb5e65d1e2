#pragma once
// What PID 1 does for the rest of its life: it starts jobs, takes leave of every child that ended,
// and answers signals. It sleeps in between: no timer runs but the brake of a job that ended at
// once.

#include <optional>

#include "job.h"
#include "settings.h"
#include "support/output.h"
#include "support/result.h"

namespace kindling {

struct Ending;

class Supervisor {
  public:
    // There is but one: its jobs are in a room of the program's.
    explicit Supervisor(const Settings& settings);
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    // Takes JOB up. One that respawns starts with stay() or run_all(); false when there are too
    // many.
    [[nodiscard]] bool add(const Job& job) { return jobs_->add(job); }
    // Starts the jobs of ACTION in their order, and waits for the end of each unless they are of
    // Action::once.
    void run_all(Action action);
    // Starts JOB, which is none of ours, and waits for its end. Gives waitpid's status, or why it
    // could not be started.
    [[nodiscard]] Result<int> run(Job& job);
    // A shell on the console, for somebody to mend things, until it ends; or the machine's reboot
    // when panic= is set, WHY being said before.
    void rescue();

    // Where to read the jobs anew when a SIGHUP comes: it gets a Supervisor without jobs. The jobs
    // of before that are among the new ones go on as they are; the others are not started anew.
    void reload_by(void (*reader)(Supervisor&)) { reload_ = reader; }
    [[nodiscard]] bool can_reload() const { return reload_ != nullptr; }

    // Waits for one signal at most until DEADLINE (of monotonic_time; nothing: for ever) and does
    // what it asks for. False when the time was up.
    bool serve(std::optional<Milliseconds> deadline);
    // Serves until DEADLINE.
    void wait_until(Milliseconds deadline);
    // Starts what respawns, and serves for ever.
    [[noreturn]] void stay();

  private:
    void start(Job& job, Milliseconds now);
    void could_not_start(Job& job, const Error& error, Milliseconds now);
    void reap();
    void take_end(Job& job, int status, Milliseconds now);
    void brake(Job& job, Milliseconds lived, Milliseconds now);
    void wait_for(const Job& job);
    void answer(int signal);
    // Starts nothing until a SIGCONT comes, and answers nothing else; who ends is still reaped
    // (BusyBox, init/init.c: stop_handler).
    void stop();
    void reload();
    void restart();
    void end(const Ending& ending);
    [[nodiscard]] std::optional<Milliseconds> next_due() const;

    const Settings& settings_;
    Jobs* jobs_;
    // The job that run() or rescue() waits for.
    Job* foreign_ = nullptr;
    void (*reload_)(Supervisor&) = nullptr;
    // Only when stay() has begun is a job that ended started anew.
    bool staying_ = false;
    // While the machine ends, no further signal is answered.
    bool ending_ = false;
};

// Says on OUT how JOB ended, STATUS being waitpid's.
void say_end(Output& out, const Job& job, int status);

}  // namespace kindling
