#pragma once
#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> ask_for_shell(const Step& step, Boot& boot);

// From here on PROGRAM runs as the shell of the console, and is started anew when it ends.
constexpr Step shell_step(const char* program) {
    return {.run = ask_for_shell, .subject = program};
}

}  // namespace kindling
