#include "shell.h"

#include <signal.h>
#include <sys/wait.h>

#include <cstring>

#include "message.h"
#include "spawn.h"

namespace kindling {
namespace {

void say_status(Output& out, int status) {
    if (WIFSIGNALED(status)) {
        out << " by signal " << WTERMSIG(status);
    } else {
        out << " with exit status " << WEXITSTATUS(status);
    }
}

}  // namespace

void Shell::start_if_due(Milliseconds now) {
    if (program_ != nullptr && pid_ == 0 && now >= due_) start(now);
}

void Shell::start(Milliseconds now) {
    const auto spawned = spawn_on_terminal(program_);
    if (spawned) {
        pid_ = *spawned;
        started_ = now;
        said_failure_ = 0;
        return;
    }
    const Error& error = spawned.error();
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
    brake_ = next_brake(brake_, now - started_);
    due_ = now + brake_;
    Line line;
    line << "the shell ended";
    say_status(line.text(), status);
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
