#pragma once
// What the environment says about a kernel build, and what we set so that a build repeats.

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace kindling::kernel {

using Environment = std::vector<std::pair<std::string, std::string>>;
using Lookup = std::function<const char*(const char* name)>;  // as getenv

// The variables that make is started with on top of ours. Time, user and host of the build are
// the user's KBUILD_BUILD_*, else SOURCE_DATE_EPOCH, else fixed: the same input gives the same
// kernel.
[[nodiscard]] Environment build_environment(const Lookup& lookup);

// The user's variables that change what is built (ARCH, CROSS_COMPILE, LLVM, KCFLAGS, …), for
// cache keys: "NAME=value" lines. The rest of the environment does not change a kernel.
[[nodiscard]] std::string influences(const Lookup& lookup);

// The compiler and the linker that kbuild will call: gcc and ld with CROSS_COMPILE before them, or
// LLVM's, as LLVM=1, LLVM=-19 and LLVM=/path/ say.
struct Toolchain {
    std::string compiler;
    std::string linker;
};
[[nodiscard]] Toolchain toolchain(const Lookup& lookup);

}  // namespace kindling::kernel
