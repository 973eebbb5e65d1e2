#include "step.h"

#include "message.h"
#include "supervisor.h"
#include "timeline.h"

namespace kindling {
namespace {

void say_failure(const Error& error) {
    if (error.operation != nullptr) Line() << error;
}

// The step, or what stands in for it. Gives the first step's errno; 0 when that went well.
int run_step(const Step& step, Boot& boot) {
    int first = 0;
    for (const Step* now = &step;;) {
        const auto done = now->run(*now, boot);
        if (done) return first;
        say_failure(done.error());
        if (first == 0) first = done.error().number;
        now = now->fallback;
        if (now != nullptr) continue;
        if (step.need == Need::optional) return first;
        Line() << "no boot without " << step.subject << ' ' << step.place;
        boot.supervisor.rescue();
        now = &step;
    }
}

}  // namespace

void run_steps(std::span<const Step> steps, Boot& boot) {
    Timeline timeline(boot.settings);
    for (const Step& step : steps) {
        timeline.begin();
        timeline.end(step, run_step(step, boot));
    }
}

}  // namespace kindling
