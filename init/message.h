#pragma once
// What PID 1 says on the console.

#include <unistd.h>

#include <array>

#include "support/output.h"

namespace kindling {

// One line, written as a whole when the Line ends: Line() << "mounted " << place;
class Line {
  public:
    // Not inline, for there are some fifty of them.
    explicit Line(const char* prefix = "init: ");
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    template <typename Part>
    Output& operator<<(const Part& part) {
        return out_ << part;
    }
    Output& text() { return out_; }

  private:
    std::array<char, 256> room_;
    Output out_{STDOUT_FILENO, room_};
};

}  // namespace kindling
