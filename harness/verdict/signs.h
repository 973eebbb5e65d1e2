#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "verdict/report.h"

namespace kindling::verdict {

// What is known of a kind of report beside its words; of a Sign, any of them together.
enum Trait : std::uint8_t {
    plain = 0,
    no_function = 1,  // its title names none
    no_stack = 2,     // the kernel prints no stack with it
    doubtful = 4,  // anybody could have printed these words: only a stack, or its detail, makes it
                   // a report
    heralds = 8,   // a WARNING or BUG line that follows says the same in fewer words
    has_end = 16,  // it ends in "---[ end trace" or a line of "=": without, it was cut short
    goes_on = 32,  // the boot goes on as if nothing had been: it is judged at its end
};

// The words by which a report begins, and what a person would call it.
struct Sign {
    std::string_view begins;   // the kernel's message begins so
    std::string_view pattern;  // and then (RE2) this is found in it; (?P<w>…) goes into the title,
                               // (?P<f>…) is the function; empty: nothing is asked
    std::string_view title;    // "{w}" stands for the group w
    Type type;
    std::uint8_t traits = plain;
    // What later lines of the report add: a group w is put behind the title, a group f is the
    // function.
    std::string_view detail{};
};

// All signs; of those that a message begins with, the first that fits holds. Each names the
// function of the kernel that prints it.
[[nodiscard]] std::span<const Sign> signs();

// The sign of a message, or null. MESSAGE without time stamps. The only function that is called
// for each line of a log: it takes some tens of nanoseconds where there is nothing.
[[nodiscard]] const Sign* sign_of(std::string_view message);

// Whether MESSAGE is the line of die() in any architecture: "Oops: 0002 [#1] SMP",
// "invalid opcode: 0000 [#1]", "Internal error: Oops: 96000004 [#1]": it ends the words of a report
// that another line began.
[[nodiscard]] bool is_die_line(std::string_view message);

}  // namespace kindling::verdict
