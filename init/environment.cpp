#include "environment.h"

#include <unistd.h>

#include <cstring>
#include <string_view>

extern "C" char** environ;

namespace kindling {
namespace {

struct Preset {
    const char* entry;
    // What the kernel sets by itself (init/main.c: envp_init), which says nothing.
    const char* kernels;
};

constexpr Preset path = {"PATH=/sbin:/usr/sbin:/bin:/usr/bin", nullptr};
constexpr Preset home = {"HOME=/root", "HOME=/"};
constexpr Preset screen = {"TERM=linux", "TERM=linux"};
constexpr Preset serial = {"TERM=vt102", "TERM=linux"};

std::string_view name_of(std::string_view entry) {
    entry.remove_suffix(entry.size() - std::min(entry.find('='), entry.size()));
    return entry;
}

}  // namespace

void Environment::add(const char* entry) {
    if (used_ + 1 < pointers_.size()) pointers_[used_++] = entry;
}

void Environment::set_for_shell(const Terminal& terminal) {
    const bool has_root = ::access("/root", X_OK) == 0;
    const Preset& term = terminal_type(terminal) == std::string_view("linux") ? screen : serial;
    for (const Preset* preset : {&path, &home, &term}) {
        const char* chosen = preset->entry;
        for (char** given = environ; *given != nullptr; ++given) {
            if (name_of(*given) != name_of(preset->entry)) continue;
            if (preset->kernels == nullptr || std::strcmp(*given, preset->kernels) != 0) {
                chosen = *given;
            }
        }
        if (preset == &home && !has_root) chosen = preset->kernels;
        add(chosen);
    }
    keep_others();
}

void Environment::keep_others() {
    for (char** given = environ; *given != nullptr; ++given) {
        bool preset = false;
        for (const Preset* known : {&path, &home, &screen}) {
            preset |= name_of(*given) == name_of(known->entry);
        }
        if (!preset) add(*given);
    }
}

}  // namespace kindling
