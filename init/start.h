#pragma once

namespace kindling {

// What the program does from its first instruction on (start.cpp); ARGUMENTS as execve(2) was given
// them, with a null pointer at their end.
[[noreturn]] void live(char** arguments);

}  // namespace kindling
