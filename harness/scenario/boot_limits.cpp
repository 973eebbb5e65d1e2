#include "scenario/boot_limits.h"

#include <algorithm>

namespace kindling::scenario {

namespace {

using machine::Clock;
using verdict::Limit;

// A host that lets a guest wait for longer than this is of no use for tests.
constexpr int most_put_off = 10;

// The waiting of the guest's processor is told; while it sleeps until a timer's interrupt, the
// thread of QEMU that brings it waits for the host as well, and for about as long.
constexpr int threads_that_wait = 2;

Clock::time_point put_off(Clock::time_point begin, Clock::duration limit, Clock::duration waited) {
    return begin + limit +
           std::clamp(waited * threads_that_wait, Clock::duration{}, limit * most_put_off);
}

}  // namespace

Clock::time_point BootLimits::end_of_whole() const {
    return put_off(started_, whole_, waited_);
}

Clock::time_point BootLimits::end_of_silence() const {
    return put_off(last_heard_, silence_, waited_ - waited_when_heard_);
}

Clock::time_point BootLimits::next() const {
    return std::min(end_of_whole(), end_of_silence());
}

Limit BootLimits::reached(Clock::time_point time) const {
    if (time >= end_of_silence()) return Limit::silence;
    return time >= end_of_whole() ? Limit::deadline : Limit::none;
}

}  // namespace kindling::scenario
