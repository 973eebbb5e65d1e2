#pragma once
// In which order boots are made, and which may run side by side. Values and rules only: the
// threads are in pool.h.

#include <deque>
#include <optional>
#include <set>
#include <vector>

namespace kindling::suite {

// What a boot takes of the host while it runs.
struct Need {
    int cpus = 1;        // the guest's processors
    int memory_mib = 0;  // the guest's memory and QEMU's own
};

// What the boots that run at a time may take together. A boot that wants more than all of it runs
// alone.
struct Budget {
    int cpus = 1;
    int memory_mib = 1;
};

// How often each boot is made.
struct Rounds {
    int repeat = 1;           // so many times; 0: without end
    bool until_fail = false;  // no boot is begun any more once one did not pass
    int retry = 0;            // a boot that does not pass is made again, at most so many times
};

// One boot that is to be made: the TESTth of the plan's tests, its REPETITION and its ATTEMPT in
// that, both from 1.
struct Turn {
    size_t test = 0;
    int repetition = 1;
    int attempt = 1;
    auto operator<=>(const Turn&) const = default;
};

// Who is next. The tests are taken in the order in which they are given, round by round; none
// overtakes another that waits for room, so that a large one can't be kept waiting for ever.
class Plan {
  public:
    Plan(std::vector<Need> tests, const Rounds& rounds, const Budget& budget)
        : tests_(std::move(tests)), rounds_(rounds), budget_(budget) {}

    // The next boot that may begin beside those that run; it runs from now on. Nothing: none may
    // for now, or none is left.
    [[nodiscard]] std::optional<Turn> begin();
    // A boot has ended. One that did not pass is tried again at once, if there are tries left.
    void end(const Turn& turn, bool passed);
    // No boot is begun any more.
    void stop() { stopped_ = true; }

    // Nothing runs, and nothing more is to be begun.
    [[nodiscard]] bool done() const;
    // Boots that are to be made yet, those that run not counted; nothing: without end.
    [[nodiscard]] std::optional<size_t> left() const;

  private:
    [[nodiscard]] std::optional<Turn> next() const;
    [[nodiscard]] bool has_room(const Need& need) const;

    std::vector<Need> tests_;
    Rounds rounds_;
    Budget budget_;
    Turn fresh_{};            // the next that was not tried yet
    std::deque<Turn> again_;  // to be tried again: before any fresh one
    std::set<Turn> running_;
    bool stopped_ = false;
};

// The order in which those with the longest known time come first; a time that is not known
// (0 or less) may be long, so it comes before all others. Gives indices. Pure.
[[nodiscard]] std::vector<size_t> longest_first(const std::vector<double>& seconds);

}  // namespace kindling::suite
