#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cost/marks.h"
#include "cost/trace.h"

namespace kindling::cost {

// A stretch of a boot. All counts are instructions of the guest, from the machine's start.
struct Span {
    std::string name;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t executed = 0;  // its own: without the spans that are told apart within it
    std::uint64_t waited = 0;    // of them, in loops that wait for a timer
    std::uint64_t idle_us = 0;   // guest time that passed beside them while the processor slept
    bool operator==(const Span&) const = default;
};

// A line of the console, with the count at which it began to be written.
struct ConsoleLine {
    std::uint64_t at = 0;
    std::string text;
    bool operator==(const ConsoleLine&) const = default;
};

// A program that began: the address of its first instruction names it (names_of_programs()).
struct Program {
    std::uint64_t at = 0;
    std::uint64_t address = 0;
    std::string name{};
    bool operator==(const Program&) const = default;
};

// What one boot cost, told apart.
struct Profile {
    std::vector<Span> phases;     // one behind the other, from the start to the end
    std::vector<Span> initcalls;  // in their order
    std::vector<Span> steps;      // of our /init
    std::vector<Span> commands;   // the scenario's run steps
    std::vector<Program> programs;
    std::vector<ConsoleLine> console;
    std::uint64_t executed = 0;
    std::uint64_t waited = 0;
    bool operator==(const Profile&) const = default;
};

// Gives the programs the names that they are known by. Pure.
void name_programs(const std::map<std::uint64_t, std::string>& names, Profile& profile);

// Tells a boot's trace apart by the marks. CONSOLE is what the console got, byte for byte;
// COMMANDS are the texts of the scenario's packed run steps, FIRST_STEP the number of the first.
// The boot ends at its last note. Pure.
[[nodiscard]] Profile profile_of(const Marks& marks, const Trace& trace, std::string_view console,
                                 const std::vector<std::string>& commands, std::size_t first_step);

// The seconds in a printk stamp, "[    0.286992] …", as microseconds. Pure.
[[nodiscard]] std::optional<std::uint64_t> printk_stamp(std::string_view line);

// The names of the phases that a change of any byte of the kernel or the image can move, and that
// say nothing of how either runs.
[[nodiscard]] bool before_kernel(std::string_view phase);

}  // namespace kindling::cost
