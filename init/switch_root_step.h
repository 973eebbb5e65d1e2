#pragma once
#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> switch_to_root(const Step& step, Boot& boot);

// When the kernel's command line names a root=, and neither kindling.run= nor "single" keeps the
// boot here: waits for the device (rootdelay=, rootwait, else ten seconds), mounts it
// (rootfstype=, rootflags=, ro or rw), looks for an init that can be run (init=, /sbin/init,
// /etc/init, /bin/init, /bin/sh), and only then moves the mounts of /dev, /proc, /sys and /run,
// makes it the root, deletes the initramfs, and becomes that init with our arguments. What fails
// before that leaves all as it was. root=/dev/ram and /dev/ram0 mean the initramfs itself.
constexpr Step switch_root_step() {
    return {
        .run = switch_to_root, .subject = "the root= of the command line", .need = Need::required};
}

}  // namespace kindling
