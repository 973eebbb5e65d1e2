#include "report/symbols.h"

#include "catch.h"

using namespace kindling::report;

TEST_CASE("the places that a report names are found, each once") {
    const auto places = code_places(
        "RIP: 0010:lkdtm_BUG+0x5/0x10\n"
        " ? do_exit+0x1f/0x9a0\n direct_entry.cold+0x3b/0x56\n ? do_exit+0x1f/0x9a0\n"
        "no place: a+0x1 b+0x/0x2 3c+0x1/0x2\n");
    REQUIRE(places.size() == 3);
    CHECK(places[0] == CodePlace{"lkdtm_BUG", 5});
    CHECK(places[1] == CodePlace{"do_exit", 0x1f});
    CHECK(places[2] == CodePlace{"direct_entry.cold", 0x3b});
}

TEST_CASE("a report can't make us look for ever") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "f" + std::to_string(i) + "+0x1/0x2\n";
    CHECK(code_places(text).size() == 32);
}

TEST_CASE("a vmlinux that is none is an error, not a crash") {
    CHECK_FALSE(source_lines({{"f", 1}}, "/dev/null/none"));
}
