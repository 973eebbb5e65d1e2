#include "cost/difference.h"

#include "catch.h"

using namespace kindling::cost;

namespace {

Span span(const char* name, std::uint64_t executed) {
    return {name, 0, executed, executed, 0, 0};
}

Profile profile(std::uint64_t decompression, std::uint64_t initcalls) {
    Profile made;
    made.phases = {span("decompression", decompression), span("initcalls", initcalls)};
    made.initcalls = {span("pty_init", initcalls - 10), span("tiny_init", 10)};
    return made;
}

std::string said(const char* limit, const Profile& before, const Profile& after) {
    const auto parsed = parse_limit(limit);
    REQUIRE(parsed);
    const auto sentence = beyond(*parsed, before, after);
    REQUIRE(sentence);
    return *sentence;
}

}  // namespace

TEST_CASE("changes come by name, the largest first, whichever way they go") {
    const auto changes = changes_of({span("a", 100), span("b", 7), span("c", 50), span("c", 5)},
                                    {span("a", 90), span("b", 7), span("d", 1), span("c", 75)});
    REQUIRE(changes.size() == 3);
    CHECK(changes[0] == Change{"c", 55, 75});
    CHECK(changes[1] == Change{"a", 100, 90});
    CHECK(changes[2] == Change{"d", std::nullopt, 1});
    CHECK(changes_of({span("a", 1)}, {span("a", 1)}).empty());
}

TEST_CASE("a limit on the boot leaves firmware and decompression out") {
    CHECK(said("+0.5%", profile(1000, 1000), profile(9000, 1005)).empty());
    CHECK(said("+0.5%", profile(1000, 1000), profile(1000, 1006)) ==
          "the boot from the kernel on costs 6 instructions more (+0.60 %), and the limit is "
          "+0.5%");
    CHECK(said("+0%", profile(1, 1000), profile(1, 1000)).empty());
    CHECK_FALSE(said("+0%", profile(1, 1000), profile(1, 1001)).empty());
    CHECK(said("+0%", profile(1, 1000), profile(1, 999)).empty());
}

TEST_CASE("a limit may be a number of instructions, and may be on one phase or initcall") {
    CHECK(said("+5", profile(1, 1000), profile(1, 1005)).empty());
    CHECK_FALSE(said("+5", profile(1, 1000), profile(1, 1006)).empty());
    CHECK_FALSE(said("decompression=+1%", profile(1000, 50), profile(1011, 50)).empty());
    CHECK(said("tiny_init=+0%", profile(1, 1000), profile(1, 2000)).empty());
    CHECK_FALSE(said("pty_init=+0%", profile(1, 1000), profile(1, 1001)).empty());
    CHECK_FALSE(beyond(*parse_limit("nonsense=+1%"), profile(1, 20), profile(1, 20)));
}

TEST_CASE("what is no limit is said") {
    for (const char* text : {"0.5%", "+", "+%", "+1x", "+-1%", "initcalls=", "", "+1%%", "=+"})
        CHECK_FALSE(parse_limit(text));
}

TEST_CASE("another QEMU, machine or firmware can't be compared; another kernel can") {
    Identity one;
    one.qemu = "7.2";
    one.kernel = "a";
    Identity other = one;
    other.kernel = "b";
    CHECK(not_comparable(one, other).empty());
    other.qemu = "10.0";
    CHECK(not_comparable(one, other) == "another QEMU: 7.2, and now 10.0");
    other = one;
    other.machine = "q35";
    CHECK_FALSE(not_comparable(one, other).empty());
    other = one;
    other.firmware = "qboot";
    CHECK_FALSE(not_comparable(one, other).empty());
}

TEST_CASE("numbers are for people") {
    CHECK(signed_count(1234567) == "+1,234,567");
    CHECK(signed_count(-7) == "-7");
    CHECK(percent_of({"x", 200, 201}) == "+0.50 %");
    CHECK(percent_of({"x", std::nullopt, 201}) == "new");
    CHECK(percent_of({"x", 7, std::nullopt}) == "gone");
}
