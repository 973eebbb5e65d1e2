#include "supervisor.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "arguments.h"
#include "ending.h"
#include "environment.h"
#include "message.h"
#include "processes.h"
#include "result_port.h"
#include "signals.h"
#include "spawn.h"

namespace kindling {
namespace {

// What a shell would give for a program that can't be run (POSIX, 2.8.2), as waitpid tells it.
constexpr int could_not_run = 127 << 8;

constexpr Milliseconds longest_shutdown = 20'000;
constexpr Milliseconds rescue_brake = 5000;

Result<pid_t> spawn_job(const Job& job) {
    Arguments arguments;
    if (!arguments.set(job.command, job.form, job.login)) {
        return failure("take apart", job.command, E2BIG);
    }
    const bool named = job.terminal != nullptr;
    const Terminal terminal = named ? terminal_named(job.terminal) : find_terminal();
    if (named && terminal.path[0] == '\0') return failure("find", job.terminal, ENODEV);
    return spawn(arguments, {.terminal = terminal,
                             .takes_terminal = job.is_interactive(),
                             .asks = job.action == Action::askfirst,
                             .is_led = job.is_program()});
}

// In .bss. The second set takes the jobs of a reload.
Jobs sets[2];

bool is_same(const Job& one, const Job& other) {
    const bool no_terminal = one.terminal == nullptr || other.terminal == nullptr;
    return one.action == other.action && std::strcmp(one.command, other.command) == 0 &&
           (no_terminal ? one.terminal == other.terminal
                        : std::strcmp(one.terminal, other.terminal) == 0);
}

}  // namespace

Supervisor::Supervisor(const Settings& settings) : settings_(settings), jobs_(&sets[0]) {}

void say_end(Output& out, const Job& job, int status) {
    out << job.command << " ended";
    if (WIFSIGNALED(status)) {
        out << " by signal " << WTERMSIG(status);
    } else {
        out << " with exit status " << WEXITSTATUS(status);
    }
}

void Supervisor::start(Job& job, Milliseconds now) {
    job.started = now;
    const auto spawned = spawn_job(job);
    if (!spawned) return could_not_start(job, spawned.error(), now);
    job.pid = *spawned;
    job.said_failure = 0;
}

void Supervisor::could_not_start(Job& job, const Error& error, Milliseconds now) {
    if (error.number != job.said_failure) {
        Line line;
        line << error;
        if (job.respawns()) line << "; trying again now and then";
        job.said_failure = error.number;
    }
    if (job.principal && settings_.run != nullptr) return take_end(job, could_not_run, now);
    job.status = could_not_run;
    brake(job, 0, now);
}

void Supervisor::brake(Job& job, Milliseconds lived, Milliseconds now) {
    job.brake = next_brake(job.brake, lived);
    job.due = now + job.brake;
}

void Supervisor::reap() {
    const Milliseconds now = monotonic_time();
    int status = 0;
    for (pid_t pid; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
        if (foreign_ != nullptr && foreign_->pid == pid) {
            foreign_->pid = 0;
            foreign_->status = status;
        }
        for (Job& job : jobs_->all()) {
            if (job.pid == pid) take_end(job, status, now);
        }
    }
}

void Supervisor::take_end(Job& job, int status, Milliseconds now) {
    job.pid = 0;
    job.status = status;
    if (job.principal && settings_.result != nullptr) {
        const auto reported = report_result(settings_.result, status);
        if (!reported) Line() << reported.error();
    }
    if (!job.respawns()) return;
    const Ending* ending = job.principal ? ending_after_exit(settings_) : nullptr;
    brake(job, now - job.started, now);
    {
        Line line;
        say_end(line.text(), job, status);
        if (ending == nullptr && job.brake == 0) {
            line << ", starting it anew";
        } else if (ending == nullptr) {
            line << " within a second, starting it anew in " << job.brake / 1000 << " s";
        }
    }
    if (ending != nullptr) end(*ending);
}

std::optional<Milliseconds> Supervisor::next_due() const {
    std::optional<Milliseconds> first;
    for (const Job& job : jobs_->all()) {
        if (!staying_ || ending_ || !job.respawns() || job.pid != 0) continue;
        if (!first || job.due < *first) first = job.due;
    }
    return first;
}

void Supervisor::wait_for(const Job& job) {
    // What the machine's end waits for gets a bounded time; it is killed with the others then.
    std::optional<Milliseconds> deadline;
    if (ending_) deadline = monotonic_time() + longest_shutdown;
    while (job.pid != 0) {
        if (!serve(deadline)) return;
    }
}

void Supervisor::run_all(Action action) {
    for (Job& job : jobs_->all()) {
        if (job.action != action || job.pid != 0) continue;
        start(job, monotonic_time());
        if (action != Action::once) wait_for(job);
    }
}

Result<int> Supervisor::run(Job& job) {
    job.pid = TRY(spawn_job(job));
    Job* const before = foreign_;
    foreign_ = &job;
    wait_for(job);
    foreign_ = before;
    return job.status;
}

void Supervisor::rescue() {
    if (settings_.panics()) {
        wait_until(monotonic_time() + settings_.panic_delay());
        return end(*ending_for(SIGTERM));
    }
    Line() << "a shell to mend it; then it is tried again";
    Job shell = {.login = true,
                 .command = settings_.shell == nullptr ? "/bin/sh" : settings_.shell};
    const Milliseconds started = monotonic_time();
    const auto ended = run(shell);
    if (!ended) Line() << ended.error();
    // With no shell, or one that ends at once, this would go round as fast as it can.
    if (monotonic_time() - started < short_life) wait_until(started + rescue_brake);
}

void Supervisor::wait_until(Milliseconds deadline) {
    while (serve(deadline)) continue;
}

void Supervisor::reload() {
    if (reload_ == nullptr) return;
    Jobs* const before = jobs_;
    jobs_ = before == &sets[0] ? &sets[1] : &sets[0];
    jobs_->clear();
    reload_(*this);
    for (Job& job : jobs_->all()) {
        for (const Job& old : before->all()) {
            if (!is_same(job, old)) continue;
            job.pid = old.pid;
            job.started = old.started;
            job.brake = old.brake;
            job.due = old.due;
        }
    }
}

void Supervisor::restart() {
    Job itself = {.command = "/proc/self/exe"};
    const Job* next = reload_ == nullptr ? &itself : nullptr;
    for (const Job& job : jobs_->all()) {
        if (job.action == Action::restart) next = &job;
    }
    if (next == nullptr) return;
    Line() << "restarting";
    ending_ = true;
    run_all(Action::shutdown);
    end_processes(*jobs_);
    Arguments arguments;
    Environment environment;
    environment.set_for_shell(find_terminal());
    int failed = E2BIG;
    if (arguments.set(next->command, next->form)) {
        allow_all_signals();
        failed = become(arguments, environment.pointers());
        block_all_signals();
    }
    Line() << Error{"run", next->command, failed};
    ending_ = false;
}

void Supervisor::end(const Ending& ending) {
    Line() << ending.doing;
    ending_ = true;
    run_all(Action::shutdown);
    end_processes(*jobs_);
    end_machine(ending);
    ending_ = false;
}

void Supervisor::stop() {
    while (wait_for_signal(answered_while_stopped, std::nullopt) != SIGCONT) reap();
}

void Supervisor::answer(int signal) {
    if (signal == SIGHUP) return reload();
    if (signal == SIGTSTP) return stop();
    if (signal == SIGQUIT) return restart();
    // With an inittab, what ctrl-alt-del does stands there.
    if (signal == SIGINT && reload_ != nullptr) return run_all(Action::ctrlaltdel);
    if (const Ending* ending = ending_for(signal)) end(*ending);
}

bool Supervisor::serve(std::optional<Milliseconds> deadline) {
    const auto due = next_due();
    if (due && (!deadline || *due < *deadline)) deadline = due;
    std::optional<Milliseconds> limit;
    if (deadline) limit = std::max<Milliseconds>(*deadline - monotonic_time(), 0);
    const int signal = wait_for_signal(answered, limit);
    reap();
    if (!ending_) answer(signal);
    return signal != 0;
}

void Supervisor::stay() {
    staying_ = true;
    for (;;) {
        const Milliseconds now = monotonic_time();
        for (Job& job : jobs_->all()) {
            if (job.respawns() && job.pid == 0 && now >= job.due) start(job, now);
        }
        (void)serve(std::nullopt);
    }
}

}  // namespace kindling
