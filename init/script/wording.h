#pragma once
// How each kind of step is written: in C++ as in a table, and as a line of shell.

#include "../step.h"

namespace kindling {

// A part of a step, as an argument of its maker and of the shell function that does the same: both
// take them in one order.
enum class Part : std::uint8_t {
    none,
    subject,
    place,
    detail,
    // The step's number: in octal, in decimal, as flags of mount(2).
    mode,
    count,
    flags,
    // The subject as words, split at blanks alone: as several arguments, or as one text of which
    // a shell makes the same words.
    words,
    command
};

struct Wording {
    Result<void> (*run)(const Step& step, Boot& boot);
    // Its maker in steps.h.
    const char* maker;
    // The shell function, and its text.
    const char* function;
    const char* definition;
    std::array<Part, 4> parts{};
    // Only steps with this number, where one function does several kinds.
    std::uint32_t number = any_number;
    static constexpr std::uint32_t any_number = ~0U;
};

// The wording of STEP; nullptr when its function is the table's own.
[[nodiscard]] const Wording* wording_of(const Step& step);

// Writes STEP and what stands in for it as the table has it: required(mount_step("proc", …)).
void write_maker(Output& out, const Step& step);

// Writes the line of shell that does STEP, without a newline at its end. False when a part of it is
// the table's own code, for which there is none.
[[nodiscard]] bool write_line(Output& out, const Step& step);

}  // namespace kindling
