#include "scenario/milestones.h"

#include "verdict/kernel_message.h"

namespace kindling::scenario {

void Milestones::note(std::string_view line, double now) {
    if (kernel && init && first_word) return;
    const auto message = verdict::message_of(line);
    if (!kernel && message.starts_with("Linux version")) kernel = now;
    if (init && !first_word && !line.empty() && message == line) first_word = now;
    if (!init && message.starts_with("Run ") && message.ends_with(" as init process")) init = now;
}

}  // namespace kindling::scenario
