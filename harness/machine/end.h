#pragma once
#include <string_view>

namespace kindling::machine {

// How a machine ended, by QEMU's own word.
enum class End {
    power_off,       // SHUTDOWN, guest-shutdown: the guest switched itself off
    reset,           // SHUTDOWN, guest-reset: it rebooted (or panicked, with panic=-1)
    internal_error,  // the accelerator met something that it can't do: never the guest's fault
    stuck,           // a repeatable guest halted with no timer armed: guest time stands still
    qemu_ended,      // QEMU ended and did not say why
};

[[nodiscard]] std::string_view name_of(End end);

}  // namespace kindling::machine
