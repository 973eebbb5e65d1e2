#include "shell_step.h"

#include "shell.h"

namespace kindling {

Result<void> ask_for_shell(const Step& step, Boot& boot) {
    boot.shell.ask_for(step.subject);
    return {};
}

}  // namespace kindling
