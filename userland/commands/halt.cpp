#include <signal.h>
#include <sys/reboot.h>

#include "power.h"

namespace kindling {

const Command halt_command = {
    .name = "halt",
    .operands = "",
    .purpose = "Stop the machine, and leave it switched on.",
    .options = power_options,
    .fewest = 0,
    .most = 0,
    .words = Words::options_anywhere,
    .run = [](Invocation& invocation) -> Result<void> {
        return ask_for_end(invocation, SIGUSR1, RB_HALT_SYSTEM);
    },
};

}  // namespace kindling
