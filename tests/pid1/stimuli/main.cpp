// The stimuli of the conformance suite, as one program: /duty/ask NAME [WORD…]. By the name of a
// stimulus it can be called too (a link to it), which is how it stands in for another program.

#include <cstring>

#include "stimulus.h"

namespace {

using namespace kindling::pid1;

constexpr Stimulus stimuli[] = {
    {"terminal", ask_terminal},
    {"apart", ask_apart},
    {"session", ask_session},
    {"mask", ask_mask},
    {"dispositions", ask_dispositions},
    {"descriptors", ask_descriptors},
    {"sleep", ask_sleep},
    {"orphans", ask_orphans},
    {"alive", ask_alive},
    {"reaping", ask_reaping},
    {"memory", ask_memory},
    {"mount", ask_mount},
    {"idle", ask_idle},
    {"ctrl-alt-del", ask_ctrl_alt_del},
    {"loopback", ask_loopback},
    {"starts", ask_starts},
    {"missing", ask_missing},
    {"squeeze", ask_squeeze},
    {"hear", ask_hear},
    {"stubborn", ask_stubborn},
    {"disk", ask_disk},
    {"before", ask_before},
    // As /sbin/init of another root it bears that name.
    {"init", ask_new_root},
};

const Stimulus* find(const char* name) {
    for (const auto& stimulus : stimuli) {
        if (stimulus.name == name) return &stimulus;
    }
    return nullptr;
}

const char* base_name(const char* path) {
    const char* slash = std::strrchr(path, '/');
    return slash == nullptr ? path : slash + 1;
}

}  // namespace

int main(int count, char** arguments) {
    const Words words(arguments, static_cast<std::size_t>(count));
    if (count > 0) {
        if (const auto* stimulus = find(base_name(words[0])))
            return stimulus->run(words.subspan(1));
    }
    if (count > 1) {
        if (const auto* stimulus = find(words[1])) return stimulus->run(words.subspan(2));
    }
    return no("there is no such stimulus");
}
