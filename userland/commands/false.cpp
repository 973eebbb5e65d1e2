#include "invocation.h"

namespace kindling {

const Command false_command = {
    .name = "false",
    .operands = "[WORD...]",
    .purpose = "Do nothing, and fail with exit status 1.",
    .options = {},
    .fewest = 0,
    .most = any_number,
    .words = Words::operands_only,
    .run = [](Invocation& invocation) -> Result<void> {
        invocation.set_status(failed_status);
        return {};
    },
};

}  // namespace kindling
