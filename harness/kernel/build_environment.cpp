#include "kernel/build_environment.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <ctime>
#include <string_view>

namespace kindling::kernel {

namespace {

constexpr std::string_view fixed_time = "Mon Jan  1 00:00:00 UTC 2024";

std::string value(const Lookup& lookup, const char* name) {
    const char* text = lookup(name);
    return text ? text : "";
}

// The text that `uname -v` shows; the form of date(1), which kbuild gives it to.
std::string build_time(const Lookup& lookup) {
    const std::string epoch = value(lookup, "SOURCE_DATE_EPOCH");
    std::time_t seconds = 0;
    const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
    if (error != std::errc() || end != epoch.data() + epoch.size()) return std::string(fixed_time);
    return fmt::format("{:%a %b %e %H:%M:%S UTC %Y}", fmt::gmtime(seconds));
}

}  // namespace

Environment build_environment(const Lookup& lookup) {
    Environment environment{{"LC_ALL", "C"},
                            // A make above us, or a user's habit, must not reach this one.
                            {"MAKEFLAGS", ""},
                            {"KCONFIG_CONFIG", ".config"}};
    const Environment defaults{{"KBUILD_BUILD_TIMESTAMP", build_time(lookup)},
                               {"KBUILD_BUILD_USER", "kindling"},
                               {"KBUILD_BUILD_HOST", "kindling"},
                               {"KBUILD_BUILD_VERSION", "1"}};
    for (const auto& [name, text] : defaults) {
        const std::string users = value(lookup, name.c_str());
        environment.emplace_back(name, users.empty() ? text : users);
    }
    return environment;
}

std::string influences(const Lookup& lookup) {
    std::string text;
    for (const char* name : {"ARCH", "CROSS_COMPILE", "LLVM", "LLVM_IAS", "KCFLAGS", "KAFLAGS",
                             "KCPPFLAGS", "HOSTCFLAGS", "HOSTLDFLAGS", "LOCALVERSION"})
        if (const std::string set = value(lookup, name); !set.empty())
            text += fmt::format("{}={}\n", name, set);
    for (const auto& [name, set] : build_environment(lookup))
        text += fmt::format("{}={}\n", name, set);
    return text;
}

Toolchain toolchain(const Lookup& lookup) {
    const std::string llvm = value(lookup, "LLVM");
    if (llvm.empty()) {
        const std::string prefix = value(lookup, "CROSS_COMPILE");
        return {prefix + "gcc", prefix + "ld"};
    }
    if (llvm.ends_with('/')) return {llvm + "clang", llvm + "ld.lld"};
    if (llvm.starts_with('-')) return {"clang" + llvm, "ld.lld" + llvm};
    return {"clang", "ld.lld"};
}

}  // namespace kindling::kernel
