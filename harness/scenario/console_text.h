#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kindling::scenario {

// Turns the bytes of a console, as they come, into lines of plain text: no escape sequences,
// carriage returns or NULs. Where the kernel printed into the middle of a line, its words become a
// line of their own and the cut line is joined again. A line of more than 64 KiB is cut into
// several, so that memory stays bounded whatever the guest prints.
class ConsoleText {
  public:
    // Takes bytes; gives the lines that are whole now, without their newlines.
    [[nodiscard]] std::vector<std::string> add(std::string_view bytes);
    // The line that is not whole yet: a prompt, say.
    [[nodiscard]] std::string unfinished() const;

  private:
    void add_line(const std::string& line, std::vector<std::string>& lines);

    std::string raw_;   // of the line that is not whole yet
    std::string held_;  // what stood before the kernel's words in the lines before
};

}  // namespace kindling::scenario
