// The table as a shell script: a program for the host, linked with the same table as the /init. It
// prints the functions that the steps need, and then a line for each, beside the step. Its exit
// status is the number of the first step that no script can do, 0 when there is none, and 255 when
// it could not write.

#include <unistd.h>

#include <algorithm>

#include "../boot_table.h"
#include "../start.h"
#include "functions.h"
#include "wording.h"

namespace kindling {
namespace {

// Lines up to this long have their step beside them, the others above.
constexpr std::size_t step_column = 56;

constexpr std::size_t most_functions = 32;

// The largest number of a step that the exit status tells.
constexpr unsigned most_told = 254;

// The texts that the steps need, each once and in their order.
class Definitions {
  public:
    void note(const Step& step) {
        if (step.need == Need::required) add(shell::rescue);
        for (const Step* now = &step; now != nullptr; now = now->fallback) {
            if (const Wording* const wording = wording_of(*now)) add(wording->definition);
        }
    }
    void write(Output& out) const {
        for (std::size_t at = 0; at < used_; ++at) out << texts_[at];
    }

  private:
    void add(const char* text) {
        if (*text == '\0') return;
        for (std::size_t at = 0; at < used_; ++at) {
            if (texts_[at] == text) return;
        }
        texts_[used_++] = text;
    }
    std::array<const char*, most_functions> texts_{};
    std::size_t used_ = 0;
};

void write_blanks(Output& out, std::size_t count) {
    while (count-- > 0) out << ' ';
}

// Whether the line that does STEP leaves room for the step beside it.
bool is_short(const Step& step, std::size_t& length) {
    std::array<char, step_column> room;
    Output line(-1, room);
    (void)write_line(line, step);
    const std::string_view text = line.take();
    length = text.size();
    // A longer one did not fit into the room, and went to no file.
    return line.flush() && text.find('\n') == std::string_view::npos;
}

bool write_step(Output& out, const Step& step) {
    std::size_t length = 0;
    const bool beside = is_short(step, length);
    if (!beside) {
        out << "# ";
        write_maker(out, step);
        out << '\n';
    }
    const bool known = write_line(out, step);
    if (beside) {
        write_blanks(out, step_column - length);
        out << " # ";
        write_maker(out, step);
    }
    out << '\n';
    return known;
}

// Gives the number of the first step that no script can do, 0 when there is none.
unsigned write_script(Output& out, std::span<const Step> steps) {
    Definitions definitions;
    for (const Step& step : steps) definitions.note(step);
    out << shell::head;
    definitions.write(out);
    out << '\n';
    unsigned number = 0;
    unsigned unknown = 0;
    for (const Step& step : steps) {
        ++number;
        if (!write_step(out, step) && unknown == 0) unknown = number;
    }
    out << shell::tail;
    return unknown;
}

}  // namespace

void live(char**) {
    constexpr int could_not_write = 255;
    std::array<char, 4096> room;
    Output out(STDOUT_FILENO, room);
    const unsigned unknown = write_script(out, boot_table());
    if (!out.flush()) ::_exit(could_not_write);
    ::_exit(static_cast<int>(std::min(unknown, most_told)));
}

}  // namespace kindling
