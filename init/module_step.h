#pragma once
#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> load_module(const Step& step, Boot& boot);

// Loads the module NAME of the running kernel, from /lib/modules/RELEASE, with PARAMETERS ("a=1
// b=2"); before it, the modules that it needs (modules.dep, which depmod makes). One that is
// loaded, or built into the kernel, will do. It needs CONFIG_MODULES.
constexpr Step module_step(const char* name, const char* parameters = "") {
    return {.run = load_module, .subject = name, .detail = parameters};
}

}  // namespace kindling
