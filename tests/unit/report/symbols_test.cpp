#include "report/symbols.h"

#include "catch.h"

using namespace kindling::report;
using kindling::verdict::Frame;

TEST_CASE("inlined code comes before the function that it stands in") {
    const auto places = places_of_addresses(
        "0xffffffff81031f01\ninner\n/b/a.h:3\nouter\n/b/a.c:7 (discriminator 2)\n"
        "0xffffffff81031f02\n??\n??:0\n"
        "0xffffffff81031f03\nalone\n/b/c.c:9\n");
    REQUIRE(places.size() == 3);
    REQUIRE(places[0].size() == 2);
    CHECK(places[0][0] == SourcePlace{"inner", "/b/a.h:3"});
    CHECK(places[0][1].function == "outer");
    CHECK(places[1].empty());
    CHECK(places[2] == std::vector<SourcePlace>{{"alone", "/b/c.c:9"}});
    CHECK(places_of_addresses("nonsense\n\n").empty());
}

TEST_CASE("lines for a person name the frame last, and a module's without a place") {
    const std::vector<Frame> stack{{"outer", 0x1f}, {"probe", 0x20, "foo"}};
    const auto lines = source_lines(stack, {{{"inner", "a.h:3"}, {"outer", "a.c:7"}}, {}});
    CHECK(lines == std::vector<std::string>{"inner  a.h:3  (inlined)", "outer+0x1f  a.c:7",
                                            "probe+0x20 [foo]"});
}

TEST_CASE("of a stack the certain frames tell, or all where the unwinder guessed") {
    const Frame sure{"a", 1};
    const Frame guessed{.function = "b", .offset = 1, .certain = false};
    const Frame counter{.function = "c", .offset = 1, .is_counter = true};
    CHECK(telling_frames(std::vector{sure, guessed}).size() == 1);
    CHECK(telling_frames(std::vector{counter, guessed}).size() == 2);
    CHECK(telling_frames(std::vector<Frame>(1000, sure)).size() == 24);
}

TEST_CASE("a vmlinux that is none is an error, not a crash") {
    const std::vector<Frame> stack{{"f", 1}};
    CHECK_FALSE(source_places(stack, "/dev/null/none"));
}
