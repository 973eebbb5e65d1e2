#include "cost/trace.h"

#include "catch.h"

using namespace kindling::cost;

TEST_CASE("a trace is a line for each note; a last one that was cut is left out") {
    const auto trace = parse_trace("2 100 10 0 ffffffff81000000\n0 250 10 64 401000\n3 9");
    REQUIRE(trace);
    CHECK(*trace == Trace{{2, 100, 10, 0, 0xffffffff81000000}, {0, 250, 10, 64, 0x401000}});
    CHECK(parse_trace("")->empty());
}

TEST_CASE("what is no note is said, with its line") {
    const auto trace = parse_trace("2 100 10 0 1\n2 100 ten 0 1\n");
    REQUIRE_FALSE(trace);
    CHECK(trace.error().message.starts_with("line 2 of the plugin's trace"));
    CHECK_FALSE(parse_trace("2 100 10 0 1 7\n"));
}
