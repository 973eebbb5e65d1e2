#include "timeline.h"

#include "message.h"
#include "signals.h"
#include "step.h"

namespace kindling {

// As long as the settings were not read, nobody knows.
bool Timeline::is_wanted() const {
    return settings_.timeline || waiting_ < early_.size();
}

void Timeline::begin() {
    if (is_wanted()) start_ = monotonic_microseconds();
}

void Timeline::end(const Step& step, int failed) {
    if (!is_wanted()) return;
    const Entry entry = {&step, start_, monotonic_microseconds(), failed};
    if (!settings_.timeline) {
        early_[waiting_++] = entry;
        return;
    }
    for (std::size_t at = 0; at < waiting_; ++at) say(early_[at]);
    waiting_ = 0;
    say(entry);
}

void Timeline::say(const Entry& entry) {
    Line("kindling-step ") << ++said_ << ' ' << entry.start << ' ' << entry.end - entry.start << ' '
                           << entry.failed << ' ' << entry.step->subject << ' '
                           << entry.step->place;
}

}  // namespace kindling
