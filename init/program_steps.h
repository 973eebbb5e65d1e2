#pragma once
// Programs that the boot starts.

#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> run_program(const Step& step, Boot& boot);
[[nodiscard]] Result<void> supervise_program(const Step& step, Boot& boot);
[[nodiscard]] Result<void> start_shell(const Step& step, Boot& boot);
[[nodiscard]] Result<void> exec_program(const Step& step, Boot& boot);

// Runs COMMAND, words split at blanks, and waits for its end. Fails when it can't be started, and
// when its exit status is not 0.
constexpr Step run_step(const char* command) {
    return {.run = run_program, .subject = command};
}

// Runs SCRIPT by /bin/sh, and waits for its end: lines that were moved over from an init.sh.
constexpr Step script_step(const char* script) {
    return {.run = run_program, .subject = script, .number = 1};
}

// From the end of the table on COMMAND runs, and is started anew whenever it ends.
constexpr Step supervise_step(const char* command) {
    return {.run = supervise_program, .subject = command};
}

// From the end of the table on PROGRAM runs as the shell of the console, and is started anew when
// it ends. Nothing when an inittab was taken, which says itself what runs.
constexpr Step shell_step(const char* program) {
    return {.run = start_shell, .subject = program};
}

// Becomes COMMAND, words split at blanks, which is PID 1 from there on: the last step of a table.
constexpr Step exec_step(const char* command) {
    return {.run = exec_program, .subject = command};
}

}  // namespace kindling
