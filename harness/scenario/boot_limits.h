#pragma once
#include "machine/running.h"
#include "verdict/judge.h"

namespace kindling::scenario {

// When a boot is given up: after its whole time, and when it is silent for too long. Time in which
// the guest waited for a processor of the host is not the guest's, and is given to it again, for
// its processor and for its devices, up to ten times as much as it has: so a busy host makes a boot
// slow, and not a hang. Pure: the times are told.
class BootLimits {
  public:
    BootLimits(machine::Clock::time_point started, machine::Clock::duration whole,
               machine::Clock::duration silence)
        : started_(started), whole_(whole), last_heard_(started), silence_(silence) {}

    // The guest said something.
    void hear(machine::Clock::time_point time) {
        last_heard_ = time;
        waited_when_heard_ = waited_;
    }
    // For how long it waited since it began.
    void wait(machine::Clock::duration since_start) { waited_ = since_start; }

    [[nodiscard]] machine::Clock::time_point last_heard() const { return last_heard_; }
    // When the first limit will be reached, if it waits no more.
    [[nodiscard]] machine::Clock::time_point next() const;
    [[nodiscard]] verdict::Limit reached(machine::Clock::time_point time) const;

  private:
    [[nodiscard]] machine::Clock::time_point end_of_whole() const;
    [[nodiscard]] machine::Clock::time_point end_of_silence() const;

    machine::Clock::time_point started_;
    machine::Clock::duration whole_;
    machine::Clock::time_point last_heard_;
    machine::Clock::duration silence_;
    machine::Clock::duration waited_{};
    machine::Clock::duration waited_when_heard_{};
};

}  // namespace kindling::scenario
