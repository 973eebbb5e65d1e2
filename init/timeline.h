#pragma once
// kindling.timeline: one line a step, for programs to read.

#include <array>
#include <cstdint>

namespace kindling {

struct Settings;
struct Step;

class Timeline {
  public:
    explicit Timeline(const Settings& settings) : settings_(settings) {}

    // Reads the clock only when somebody may want to know: it is a system call.
    void begin();
    // Says "kindling-step NUMBER START COST ERRNO SUBJECT PLACE" of the step that began last, when
    // the settings ask for it: its number in the table from 1, its start since the kernel's and its
    // cost, both in microseconds, and the errno with which it failed or 0. Steps that were done
    // before the settings were read (/proc comes first) are said behind them.
    void end(const Step& step, int failed);

  private:
    [[nodiscard]] bool is_wanted() const;
    struct Entry {
        const Step* step;
        std::uint64_t start;
        std::uint64_t end;
        int failed;
    };
    void say(const Entry& entry);

    const Settings& settings_;
    std::array<Entry, 4> early_;
    std::size_t waiting_ = 0;
    unsigned said_ = 0;
    std::uint64_t start_ = 0;
};

}  // namespace kindling
