#include <signal.h>
#include <sys/reboot.h>

#include "power.h"

namespace kindling {

const Command poweroff_command = {
    .name = "poweroff",
    .operands = "",
    .purpose = "Switch the machine off.",
    .options = power_options,
    .fewest = 0,
    .most = 0,
    .words = Words::options_anywhere,
    .run = [](Invocation& invocation) -> Result<void> {
        return ask_for_end(invocation, SIGUSR2, RB_POWER_OFF);
    },
};

}  // namespace kindling
