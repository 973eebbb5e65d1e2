#include "environment.h"

#include <unistd.h>

#include <string_view>

extern "C" char** environ;

namespace kindling {
namespace {

// A variable whose value is what the kernel sets by itself says nothing (init/main.c: envp_init).
constexpr std::string_view kernels_home = "HOME=/";
constexpr std::string_view kernels_term = "TERM=linux";

}  // namespace

void Environment::add(const char* entry) {
    if (used_ + 1 < pointers_.size()) pointers_[used_++] = entry;
}

void Environment::set_for_shell(const Terminal& terminal) {
    const char* path = "PATH=/sbin:/usr/sbin:/bin:/usr/bin";
    const char* home = ::access("/root", X_OK) == 0 ? "HOME=/root" : kernels_home.data();
    const char* term = is_screen(terminal) ? kernels_term.data() : "TERM=vt102";
    for (char** given = environ; *given != nullptr; ++given) {
        const std::string_view entry = *given;
        if (entry.starts_with("PATH=")) {
            path = *given;
        } else if (entry.starts_with("HOME=")) {
            if (entry != kernels_home) home = *given;
        } else if (entry.starts_with("TERM=")) {
            if (entry != kernels_term) term = *given;
        } else {
            add(*given);
        }
    }
    add(path);
    add(home);
    add(term);
}

}  // namespace kindling
