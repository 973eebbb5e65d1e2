#pragma once

namespace kindling {

// Unmounts everything that /proc/mounts names, the last one first; what is still in use becomes
// read-only. The root of an initramfs stays: it can't be unmounted and holds nothing to lose.
void unmount_all();

}  // namespace kindling
