#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "machine/processors.h"
#include "machine/running.h"

namespace kindling::machine {

// Where a guest's processors stood, each time they were looked at.
struct Looks {
    std::vector<std::vector<Processor>> processors;  // of each look, in the processors' order
    std::optional<std::uint64_t> first_handler;      // by which KASLR's offset is known
};

// Looks at a running guest some ten times within a fifth of a second: one look alone may meet an
// interrupt that passes. Nothing: QEMU does not answer on its monitor.
[[nodiscard]] std::optional<Looks> look_at_processors(Running& machine);

}  // namespace kindling::machine
