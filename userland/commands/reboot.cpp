#include <signal.h>
#include <sys/reboot.h>

#include "power.h"

namespace kindling {

const Command reboot_command = {
    .name = "reboot",
    .operands = "",
    .purpose = "Start the machine anew.",
    .options = power_options,
    .fewest = 0,
    .most = 0,
    .words = Words::options_anywhere,
    .run = [](Invocation& invocation) -> Result<void> {
        return ask_for_end(invocation, SIGTERM, RB_AUTOBOOT);
    },
};

}  // namespace kindling
