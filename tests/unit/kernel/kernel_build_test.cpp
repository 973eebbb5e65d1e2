#include "kernel/kernel_build.h"

#include <cstdlib>

#include "base/file.h"
#include "base/process.h"
#include "catch.h"

using namespace kindling;
using namespace kindling::kernel;

namespace {

// A tree that is built as a kernel is, in no time: its olddefconfig drops CONFIG_UNKNOWN, and its
// image is the .config and a count of the builds.
constexpr const char* fake_makefile = R"(VERSION = 9
PATCHLEVEL = 8
SUBLEVEL = 7
B := $(O)/arch/x86/boot
all:
	@mkdir -p $(B) $(O)/include/config
	@test ! -e fail || { echo '/bin/sh: 1: bc: not found'; exit 1; }
	@cp $(O)/.config $(B)/bzImage; cp init/main.c $(O)/vmlinux; echo map > $(O)/System.map
	@echo $$KBUILD_BUILD_USER >> $(O)/vmlinux
	@echo 9.8.7 > $(O)/include/config/kernel.release
tinyconfig:
	@mkdir -p $(O); printf 'CONFIG_TINY=y\n\043 CONFIG_A is not set\n' > $(O)/.config
olddefconfig:
	@sed -i '/CONFIG_UNKNOWN/d' $(O)/.config
.PHONY: all tinyconfig olddefconfig
)";

struct Fixture {
    Fixture() {
        ::setenv("XDG_CACHE_HOME", (folder.path() / "cache").c_str(), 1);
        REQUIRE(make_directories(tree / "init"));
        REQUIRE(replace_file(tree / "init/main.c", "one\n"));
        REQUIRE(replace_file(tree / "Makefile", fake_makefile));
        REQUIRE(replace_file(tree / "Kconfig", "config A\n\tbool \"A\"\n"));
        REQUIRE(replace_file(profile, "CONFIG_A=y\n"));
    }
    [[nodiscard]] static Cache cache() { return Cache::open().value(); }
    [[nodiscard]] sources::Request from_tree() const { return {"linux", tree.string(), ""}; }
    [[nodiscard]] sources::Request from_tarball() const {
        REQUIRE(output_of(
            {.argv = {"tar", "-cf", tarball.string(), "linux-9.8.7"}, .directory = folder.path()}));
        return {"linux", tarball.string(), ""};
    }
    [[nodiscard]] Result<KernelBuild> build(const sources::Request& source) const {
        return profile_kernel(cache(), profile.string(), source);
    }
    // Kernels that are in the cache, finished or not.
    [[nodiscard]] int cached() const {
        int count = 0;
        std::error_code ignored;
        for (const auto& entry :
             fs::directory_iterator(folder.path() / "cache/kindling/kernels", ignored))
            if (entry.is_directory()) ++count;
        return count;
    }

    TemporaryDirectory folder = TemporaryDirectory::make("kernel").value();
    fs::path tree = folder.path() / "linux-9.8.7";
    fs::path tarball = folder.path() / "linux-9.8.7.tar";
    fs::path profile = folder.path() / "mine.config";
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a kernel from a tarball is built once; its objects go") {
    const auto request = from_tarball();
    const auto built = build(request);
    INFO((built ? "" : describe(built.error())));
    REQUIRE(built);
    CHECK(built->version == "9.8.7");
    CHECK(read_file(built->bzimage).value() == "CONFIG_TINY=y\nCONFIG_A=y\n");
    CHECK(read_file(built->config).value() == "CONFIG_TINY=y\nCONFIG_A=y\n");
    CHECK(read_file(built->vmlinux).value() == "one\nkindling\n");
    CHECK(!fs::exists(built->directory / "objects"));
    CHECK(build(request)->directory == built->directory);
    CHECK(cached() == 1);
    REQUIRE(replace_file(profile, "# CONFIG_A is not set\n"));
    CHECK(build(request)->directory != built->directory);
}

TEST_CASE_METHOD(Fixture, "a dropped line ends the build with its name; an optional one is said") {
    REQUIRE(replace_file(profile, "CONFIG_A=y\nCONFIG_UNKNOWN=y\n"));
    const auto request = from_tarball();
    const auto built = build(request);
    REQUIRE(!built);
    CHECK(built.error().message.find("mine.config:2: CONFIG_UNKNOWN=y did not take") !=
          std::string::npos);
    CHECK(built.error().message.find("there is no UNKNOWN in this tree") != std::string::npos);
    CHECK(cached() == 0);

    REQUIRE(replace_file(profile, "CONFIG_A=y\nCONFIG_UNKNOWN=y # optional: just so\n"));
    const auto without = build(request);
    REQUIRE(without);
    REQUIRE(without->left_out.size() == 1);
    CHECK(without->left_out[0].symbol == "UNKNOWN");
    CHECK(without->left_out[0].reason == "just so");

    // The same text but for the mark: the kernel is in the cache, and still it is refused.
    REQUIRE(replace_file(profile, "CONFIG_A=y\nCONFIG_UNKNOWN=y\n"));
    CHECK(!build(request));
}

TEST_CASE_METHOD(Fixture, "a failed build leaves nothing behind but its log and an explanation") {
    REQUIRE(replace_file(tree / "fail", ""));
    const auto built = build(from_tarball());
    REQUIRE(!built);
    CHECK(built.error().message.find("apt install bc") != std::string::npos);
    CHECK(built.error().message.find("kernel-mine.log") != std::string::npos);
    CHECK(cached() == 0);
}

TEST_CASE_METHOD(Fixture, "a local tree is never taken for unchanged") {
    const auto first = build(from_tree());
    INFO((first ? "" : describe(first.error())));
    REQUIRE(first);
    CHECK(read_file(first->vmlinux).value() == "one\nkindling\n");
    REQUIRE(replace_file(tree / "init/main.c", "two\n"));
    const auto second = build(from_tree());
    REQUIRE(second);
    CHECK(read_file(second->vmlinux).value() == "two\nkindling\n");
    CHECK(second->directory == first->directory);
}

TEST_CASE_METHOD(Fixture, "a whole .config is taken as it is") {
    const fs::path config = folder.path() / "whole";
    REQUIRE(replace_file(config, "CONFIG_B=y\nCONFIG_UNKNOWN=y\n"));
    const auto built = config_kernel(cache(), config, from_tree());
    REQUIRE(built);
    CHECK(read_file(built->config).value() == "CONFIG_B=y\n");
    CHECK(built->left_out.empty());
}

TEST_CASE_METHOD(Fixture, "only the configuration") {
    const auto config = profile_config(cache(), profile.string(), from_tarball());
    REQUIRE(config);
    CHECK(read_file(*config).value() == "CONFIG_TINY=y\nCONFIG_A=y\n");
    CHECK(cached() == 0);
}
