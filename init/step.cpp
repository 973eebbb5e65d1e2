#include "step.h"

#include "message.h"

namespace kindling {
namespace {

void say_failure(const Step& step, const Error& error) {
    Line line;
    if (step.explain == nullptr) {
        line << error;
        return;
    }
    line << "cannot " << error.operation << ' ' << error.object << ": ";
    step.explain(line.text(), step, error.number);
}

}  // namespace

void run_steps(std::span<const Step> steps, Boot& boot) {
    for (const Step& step : steps) {
        if (const auto done = step.run(step, boot); !done) say_failure(step, done.error());
    }
}

}  // namespace kindling
