#include "kernel/missing.h"

#include <algorithm>
#include <map>

#include "catch.h"
#include "kernel/build_environment.h"

using namespace kindling;
using namespace kindling::kernel;

namespace {

bool is_missing(const std::vector<Missing>& missing, const char* symbol) {
    return std::ranges::find(missing, symbol, &Missing::symbol) != missing.end();
}

// getenv on a table.
Lookup environment(std::map<std::string, std::string> set) {
    return [set = std::move(set)](const char* name) {
        const auto found = set.find(name);
        return found == set.end() ? nullptr : found->second.c_str();
    };
}

std::string value_of(const Environment& environment, const std::string& name) {
    for (const auto& [key, value] : environment)
        if (key == name) return value;
    return "";
}

}  // namespace

TEST_CASE("what a kernel will miss") {
    const auto config = kconfig::parse_config("CONFIG_TTY=y\n# CONFIG_PRINTK is not set\n");
    const auto missing = missing_for(config);
    CHECK(is_missing(missing, "PRINTK"));
    CHECK(is_missing(missing, "BLK_DEV_INITRD"));
    CHECK(!is_missing(missing, "TTY"));
    CHECK(describe(missing).find("without CONFIG_PRINTK: the kernel says nothing") !=
          std::string::npos);
}

TEST_CASE("a build repeats unless the person says otherwise") {
    const auto plain = build_environment(environment({}));
    CHECK(value_of(plain, "KBUILD_BUILD_USER") == "kindling");
    CHECK(!value_of(plain, "KBUILD_BUILD_TIMESTAMP").empty());
    CHECK(value_of(build_environment(environment({{"KBUILD_BUILD_USER", "me"}})),
                   "KBUILD_BUILD_USER") == "me");
    CHECK(value_of(build_environment(environment({{"SOURCE_DATE_EPOCH", "0"}})),
                   "KBUILD_BUILD_TIMESTAMP") == "Thu Jan  1 00:00:00 UTC 1970");
}

TEST_CASE("what changes a kernel is in its key, and nothing else") {
    const std::string plain = influences(environment({}));
    CHECK(influences(environment({{"HOME", "/x"}})) == plain);
    for (const char* name : {"ARCH", "CROSS_COMPILE", "LLVM", "KCFLAGS", "KBUILD_BUILD_HOST"}) {
        INFO(name);
        CHECK(influences(environment({{name, "x"}})) != plain);
    }
}

TEST_CASE("which compiler and linker kbuild calls") {
    CHECK(toolchain(environment({})).compiler == "gcc");
    CHECK(toolchain(environment({{"CROSS_COMPILE", "aarch64-linux-gnu-"}})).linker ==
          "aarch64-linux-gnu-ld");
    CHECK(toolchain(environment({{"LLVM", "1"}})).compiler == "clang");
    CHECK(toolchain(environment({{"LLVM", "-19"}})).linker == "ld.lld-19");
    CHECK(toolchain(environment({{"LLVM", "/opt/llvm/"}})).compiler == "/opt/llvm/clang");
}
