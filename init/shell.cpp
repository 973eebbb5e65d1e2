#include "shell.h"

#include <signal.h>
#include <sys/wait.h>

#include <array>

#include "arguments.h"
#include "ending.h"
#include "message.h"
#include "result_port.h"
#include "settings.h"
#include "spawn.h"

namespace kindling {
namespace {

// What a shell would give for a program that can't be run (POSIX, 2.8.2), as waitpid tells it.
constexpr int could_not_run = 127 << 8;

void say_status(Output& out, int status) {
    if (WIFSIGNALED(status)) {
        out << " by signal " << WTERMSIG(status);
    } else {
        out << " with exit status " << WEXITSTATUS(status);
    }
}

// The leading dash makes it a login shell, which reads /etc/profile; nobody logs in.
constexpr const char* shell_arguments[] = {"-sh", nullptr};

Result<pid_t> spawn(const Settings& settings, const char* program) {
    if (settings.run == nullptr) {
        return spawn_on_terminal(settings.shell == nullptr ? program : settings.shell,
                                 shell_arguments);
    }
    Arguments arguments;
    if (!arguments.split(settings.run)) return failure("take apart", settings.run, E2BIG);
    return spawn_on_terminal(arguments.program(), arguments.pointers());
}

}  // namespace

void Shell::start_if_due(Milliseconds now) {
    if (program_ != nullptr && pid_ == 0 && now >= due_) start(now);
}

void Shell::start(Milliseconds now) {
    const auto spawned = spawn(settings_, program_);
    if (!spawned) return could_not_start(spawned.error(), now);
    pid_ = *spawned;
    started_ = now;
    said_failure_ = 0;
}

void Shell::could_not_start(const Error& error, Milliseconds now) {
    if (settings_.run != nullptr) {
        Line() << error;
        return take_end(could_not_run, 0, now);
    }
    if (error.number != said_failure_) {
        Line() << "no shell: " << error << "; trying again now and then";
        said_failure_ = error.number;
    }
    brake_ = next_brake(brake_, 0);
    due_ = now + brake_;
}

void Shell::ended(pid_t pid, int status, Milliseconds now) {
    if (pid != pid_) return;
    pid_ = 0;
    take_end(status, now - started_, now);
}

void Shell::take_end(int status, Milliseconds lived, Milliseconds now) {
    if (settings_.result != nullptr) {
        const auto reported = report_result(settings_.result, status);
        if (!reported) Line() << reported.error();
    }
    Line line;
    line << (settings_.run == nullptr ? "the shell" : settings_.run) << " ended";
    say_status(line.text(), status);
    wanted_ending_ = ending_after_exit(settings_);
    if (wanted_ending_ != nullptr) {
        program_ = nullptr;
        return;
    }
    brake_ = next_brake(brake_, lived);
    due_ = now + brake_;
    if (brake_ == 0) {
        line << ", starting it anew";
    } else {
        line << " within a second, starting it anew in " << brake_ / 1000 << " s";
    }
}

void Shell::hang_up() const {
    if (pid_ != 0) (void)::kill(pid_, SIGHUP);
}

std::optional<Milliseconds> Shell::wait_from(Milliseconds now) const {
    if (program_ == nullptr || pid_ != 0) return std::nullopt;
    return std::max<Milliseconds>(due_ - now, 0);
}

}  // namespace kindling
