#pragma once
// A boot is a table of steps, which reads like the script that it replaces. A step names the
// function that does it, so that what a table does not use is not linked in.

#include <span>

#include "support/output.h"
#include "support/result.h"

namespace kindling {

class Shell;
struct Settings;

// What the steps of a boot may change.
struct Boot {
    Shell& shell;
    Settings& settings;
};

struct Step {
    Result<void> (*run)(const Step& step, Boot& boot);
    // Says the likely cause of a failure, as its last half: strerror's text when there is none.
    void (*explain)(Output& out, const Step& step, int number) = nullptr;
    // What the step acts on: a text, a file system's type, a program.
    const char* subject = "";
    const char* place = "";
    unsigned long flags = 0;
};

// Does the steps in their order. A step that fails is said with its likely cause, once, and the
// boot goes on: a PID 1 that gives up is a kernel that panics.
void run_steps(std::span<const Step> steps, Boot& boot);

}  // namespace kindling
