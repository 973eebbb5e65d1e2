#include "invocation.h"

namespace kindling {

const Command true_command = {
    .name = "true",
    .operands = "[WORD...]",
    .purpose = "Do nothing, and succeed.",
    .options = {},
    .fewest = 0,
    .most = any_number,
    .words = Words::operands_only,
    .run = [](Invocation&) -> Result<void> { return {}; },
};

}  // namespace kindling
