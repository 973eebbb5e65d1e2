#include "program_steps.h"

#include <sys/wait.h>

#include "arguments.h"
#include "environment.h"
#include "message.h"
#include "signals.h"
#include "spawn.h"
#include "supervisor.h"

namespace kindling {

Result<void> run_program(const Step& step, Boot& boot) {
    Job job = {.action = Action::wait,
               .form = step.number == 0 ? Form::words : Form::script,
               .command = step.subject};
    const int status = TRY(boot.supervisor.run(job));
    if (status == 0) return {};
    {
        Line line;
        say_end(line.text(), job, status);
    }
    return failure(nullptr, step.subject, ECHILD);
}

Result<void> supervise_program(const Step& step, Boot& boot) {
    if (boot.supervisor.add({.form = Form::words, .command = step.subject})) return {};
    return failure("look after", step.subject, ENOSPC);
}

Result<void> start_shell(const Step& step, Boot& boot) {
    const Settings& settings = boot.settings;
    if (boot.supervisor.can_reload() && settings.run == nullptr) return {};
    Job job = {.form = Form::words, .login = settings.run == nullptr, .principal = true};
    job.command = settings.shell == nullptr ? step.subject : settings.shell;
    if (settings.run != nullptr) job.command = settings.run;
    if (boot.supervisor.add(job)) return {};
    return failure("look after", job.command, ENOSPC);
}

Result<void> exec_program(const Step& step, Boot&) {
    Arguments arguments;
    if (!arguments.set(step.subject, Form::words)) {
        return failure("take apart", step.subject, E2BIG);
    }
    Environment environment;
    environment.set_for_shell(find_terminal());
    allow_all_signals();
    const int failed = become(arguments, environment.pointers());
    block_all_signals();
    return failure("run", step.subject, failed);
}

}  // namespace kindling
