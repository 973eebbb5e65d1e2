#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/child.h"

namespace kindling {

// How a program is watched while it runs.
struct Supervision {
    std::optional<std::chrono::milliseconds> deadline{};   // killed when it passes
    std::filesystem::path log{};                           // gets a copy of all output
    std::function<void(std::string_view line)> on_line{};  // each whole line of output
    std::function<void()> on_tick{};                       // some five times a second
};

struct Finished {
    Ending ending;
    bool timed_out = false;
    std::string output;  // stdout and stderr, as they came
};

// Runs a program to its end with stdin from /dev/null. That it exits with another code than 0 is
// not a failure here; that it can't start, or that we are interrupted (then its process group is
// ended first), is.
[[nodiscard]] Result<Finished> run(const Command& command, const Supervision& supervision = {});

// Runs a program on our own terminal, in the foreground: stdin, stdout and stderr are ours. Fails
// when it can't start, or when we are interrupted (it is ended then).
[[nodiscard]] Result<Ending> run_in_foreground(const Command& command);

// The output of a program that must succeed within 30 s, without the newline at its end; for
// questions such as `g++ -dumpversion`.
[[nodiscard]] Result<std::string> output_of(const Command& command);

}  // namespace kindling
