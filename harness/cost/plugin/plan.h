#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace kindling::plugin {

// What happens when a marked address executes, beside the note that it did.
enum class MarkKind {
    each,  // noted each time
    once,  // noted the first time
    exec,  // noted each time; so is the next instruction of a user program, which begins there
};

struct Mark {
    unsigned id = 0;
    MarkKind kind = MarkKind::each;
};

// Addresses from BEGIN to before END.
struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

// What the plugin is asked to do: the file that harness/cost/marks.cpp writes.
struct Plan {
    std::string output;   // gets a line for each note
    std::string console;  // the file whose size is noted along
    std::unordered_map<std::uint64_t, Mark> marks;
    std::vector<Range> waits;  // sorted; code that only waits for a timer
};

// Reads the plan's text into PLAN. False when it is none of this version.
[[nodiscard]] bool parse_plan(const std::string& text, Plan& plan);

// Whether ADDRESS is in code that only waits.
[[nodiscard]] bool waits(const Plan& plan, std::uint64_t address);

}  // namespace kindling::plugin
