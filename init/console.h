#pragma once

namespace kindling {

// Sees to it that file descriptors 0, 1 and 2 are open, so that no file opened later takes one of
// those numbers. The kernel opens /dev/console for PID 1, and leaves all three closed when it
// can't (init/main.c: console_on_rootfs): no such node in the image, or console=null.
void open_standard_files();

}  // namespace kindling
