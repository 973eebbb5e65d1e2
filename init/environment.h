#pragma once
#include <array>

#include "terminal.h"

namespace kindling {

// The environment of a program that PID 1 starts: what the kernel gave us (unknown words of its
// command line among it, init/main.c: unknown_bootoption), and over it what a shell needs.
class Environment {
  public:
    Environment() = default;
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

    // Fills it for a shell on TERMINAL. PATH and TERM stay as the kernel's command line set them.
    void set_for_shell(const Terminal& terminal);

    [[nodiscard]] const char* const* pointers() const { return pointers_.data(); }

  private:
    void add(const char* entry);

    // The kernel hands over at most 32 (CONFIG_INIT_ENV_ARG_LIMIT).
    std::array<const char*, 48> pointers_{};
    std::size_t used_ = 0;
};

}  // namespace kindling
