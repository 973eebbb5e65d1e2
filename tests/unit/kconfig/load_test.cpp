#include "kconfig/load.h"

#include "base/checkout.h"
#include "base/file.h"
#include "catch.h"

using namespace kindling;

TEST_CASE("a fragment starts from those that it names") {
    const auto folder = TemporaryDirectory::make("load");
    REQUIRE(folder);
    const fs::path top = folder->path() / "top.config";
    REQUIRE(replace_file(folder->path() / "low.config", "# steps: 5\nCONFIG_A=y\nCONFIG_B=y\n"));
    REQUIRE(replace_file(top, "# with: low\n# CONFIG_B is not set\n"));
    const auto loaded = kconfig::load_fragment(top);
    REQUIRE(loaded);
    CHECK(kconfig::print(*loaded) == "CONFIG_A=y\n# CONFIG_B is not set\n");
    CHECK(!loaded->steps);  // the lower fragment's number is of another, smaller build

    REQUIRE(replace_file(folder->path() / "low.config", "# with: top\n"));
    const auto circle = kconfig::load_fragment(top);
    REQUIRE(!circle);
    CHECK(circle.error().message.find("round") != std::string::npos);
}

TEST_CASE("an unknown profile is answered with those there are") {
    const auto file = kconfig::fragment_file(checkout::configs() / "kernel", "sede");
    REQUIRE(!file);
    CHECK(file.error().message.find("did you mean \"seed\"?") != std::string::npos);
    CHECK(file.error().message.find("seed, test") != std::string::npos);
    CHECK(kconfig::fragment_file("x", "./my.config").value() == fs::path("./my.config"));
}

TEST_CASE("our own fragments can be read") {
    for (const char* name : {"kernel/seed", "kernel/test", "busybox/default", "busybox/debug"}) {
        const auto loaded =
            kconfig::load_fragment(checkout::configs() / (std::string(name) + ".config"));
        INFO(name << (loaded ? "" : describe(loaded.error())));
        REQUIRE(loaded);
        CHECK(loaded->steps);
        CHECK(loaded->lines.size() > 3);
    }
}
