#pragma once
#include <chrono>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace kindling::machine {

// What came of trying one accelerator.
struct Observation {
    std::string accelerator;  // kvm or tcg
    bool works = false;
    double seconds = 0;  // how long the trial took
    std::string what;    // "ran a trial guest in 0.23 s", "did not end it in 1.0 s", …
};

// Runs the trial guest (guest.S) under an accelerator, for at most LIMIT. That it does not work
// is an observation; fails only when we are interrupted.
[[nodiscard]] Result<Observation> try_accelerator(const std::string& accelerator,
                                                  const std::filesystem::path& qemu,
                                                  std::chrono::milliseconds limit);

}  // namespace kindling::machine
