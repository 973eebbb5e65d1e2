#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verdict/log_lines.h"

namespace kindling::scenario {

// A line of the console, and its place in the console's log, from 1.
struct ConsoleLine {
    std::string text;
    std::uint64_t number;
};

// Turns the bytes of a console, as they come, into lines of plain text (verdict/log_lines.h). Where
// the kernel printed into the middle of a line, its words become a line of their own and the cut
// line is joined again. Memory stays bounded whatever the guest prints.
class ConsoleText {
  public:
    // Takes bytes; gives the lines that are whole now, without their newlines.
    [[nodiscard]] std::vector<ConsoleLine> add(std::string_view bytes);
    // The line that is not whole yet: a prompt, say. Valid until the next call of add().
    [[nodiscard]] std::string_view unfinished();
    [[nodiscard]] std::uint64_t number() const { return lines_.number(); }

  private:
    void add_line(std::string_view line, std::uint64_t number, std::vector<ConsoleLine>& lines);

    verdict::LogLines lines_;
    std::string held_;  // what stood before the kernel's words in the lines before
    std::string joined_;
};

}  // namespace kindling::scenario
