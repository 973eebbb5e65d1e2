#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling::cost {

// One note of the plugin: a mark executed.
struct Event {
    std::size_t mark = 0;        // an index into the marks plus 1; 0: a user program begins
    std::uint64_t executed = 0;  // instructions of the guest before it
    std::uint64_t waited = 0;    // those of them in loops that wait for a timer
    std::uint64_t console = 0;   // bytes that the console had got
    std::uint64_t address = 0;
    bool operator==(const Event&) const = default;
};

using Trace = std::vector<Event>;

// Reads what the plugin wrote. A last line that was cut (a killed machine) is left out; any other
// that is none fails. Pure.
[[nodiscard]] Result<Trace> parse_trace(std::string_view text);

}  // namespace kindling::cost
