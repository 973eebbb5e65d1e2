#pragma once

namespace kindling {

// Whether PATH, as the calling process sees it, is a program that execve(2) would take: a file that
// may be executed, whose interpreter (a script's #!, a dynamic ELF's loader) may be as well. 0, or
// errno's reason why not. Fit for a child of vfork.
[[nodiscard]] int why_not_runnable(const char* path);

}  // namespace kindling
