#include "kconfig/fragment.h"

#include "catch.h"

using namespace kindling;
using kconfig::Need;

namespace {

std::string error_of(const char* text) {
    const auto parsed = kconfig::parse_fragment(text, "x.config");
    return parsed ? "no error" : parsed.error().message;
}

}  // namespace

TEST_CASE("a fragment's lines, marks and head comments") {
    const auto fragment = kconfig::parse_fragment(
        "# A comment.\n# with: seed other\n# steps: 12\n# make: CFLAGS_a.o=-O2 "
        "B=c=d\n\nCONFIG_A=y\n# CONFIG_B is not set\n"
        "CONFIG_C=m # optional: for tests\n  CONFIG_D=\"a # b\"\nCONFIG_E=-4 # optional\n"
        "# CONFIG_F is not set # optional: why\nCONFIG_G=0x1f\n# CONFIG_H=y\n",
        "x.config");
    REQUIRE(fragment);
    CHECK(fragment->with == std::vector<std::string>{"seed", "other"});
    CHECK(fragment->steps == 12);
    CHECK(fragment->make == std::vector<std::string>{"CFLAGS_a.o=-O2", "B=c=d"});
    const auto& lines = fragment->lines;
    REQUIRE(lines.size() == 7);
    CHECK(lines[0].symbol == "A");
    CHECK(lines[0].value == "y");
    CHECK(lines[0].need == Need::required);
    CHECK(lines[0].line == 6);
    CHECK(lines[1].value == "n");
    CHECK(lines[2].need == Need::optional);
    CHECK(lines[2].reason == "for tests");
    CHECK(lines[3].value == "\"a # b\"");
    CHECK(lines[4].value == "-4");
    CHECK(lines[4].reason.empty());
    CHECK(lines[5].symbol == "F");
    CHECK(lines[5].need == Need::optional);
    CHECK(lines[6].value == "0x1f");
}

TEST_CASE("a bad line is named with its place and a guess") {
    CHECK(error_of("CONFIG_A=y\nFOO=y\n") ==
          "x.config:2: the CONFIG_ is missing: \"FOO=y\"; did you mean CONFIG_FOO=y?");
    CHECK(error_of("CONFIG_A=yes").ends_with("did you mean CONFIG_A=y?"));
    CHECK(error_of("CONFIG_A=off").ends_with("did you mean # CONFIG_A is not set?"));
    CHECK(error_of("CONFIG_A y").ends_with("did you mean CONFIG_A=y?"));
    CHECK(error_of("CONFIG_A: m").ends_with("did you mean CONFIG_A=m?"));
    CHECK(error_of("CONFIG_A").ends_with("did you mean CONFIG_A=y?"));
    CHECK(error_of("CONFIG_A=text").ends_with("did you mean CONFIG_A=\"text\"?"));
    CHECK(error_of("CONFIG_A is not set").ends_with("did you mean # CONFIG_A is not set?"));
    CHECK(error_of("CONFIG_=y").starts_with("x.config:1: "));
    CHECK(error_of("?").starts_with("x.config:1: "));
}

TEST_CASE("one symbol with two values is an error, with one value it is not") {
    CHECK(
        error_of("CONFIG_A=y\n\n# CONFIG_A is not set\n") ==
        "x.config:3: # CONFIG_A is not set, but line 1 asks for CONFIG_A=y; take one of them out");
    CHECK(error_of("CONFIG_A=y\nCONFIG_A=y\n") == "no error");
}

TEST_CASE("bad head comments are errors") {
    CHECK(error_of("# steps: many") == "x.config:1: \"steps:\" wants a number, got \"many\"");
    CHECK(error_of("# with:").starts_with("x.config:1: "));
    CHECK(error_of("# make:") == "x.config:1: \"make:\" names no variable");
    CHECK(error_of("# make: -O2") == "x.config:1: \"make:\" wants VARIABLE=VALUE, got \"-O2\"");
}

TEST_CASE("merging: the upper fragment wins") {
    const auto under =
        kconfig::parse_fragment("# steps: 1\n# make: A=1\nCONFIG_A=y\nCONFIG_B=y\n", "u");
    const auto over =
        kconfig::parse_fragment("# make: B=2\n# CONFIG_A is not set\nCONFIG_C=3\n", "o");
    REQUIRE((under && over));
    const auto merged = kconfig::merge(*under, *over);
    CHECK(kconfig::print(merged) == "# CONFIG_A is not set\nCONFIG_B=y\nCONFIG_C=3\n");
    CHECK(merged.lines[0].file == "o");
    CHECK(merged.steps == 1);
    CHECK(merged.make == std::vector<std::string>{"A=1", "B=2"});
}
