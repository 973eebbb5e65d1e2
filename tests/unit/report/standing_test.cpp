#include "report/standing.h"

#include "catch.h"

using namespace kindling;
using namespace kindling::report;

namespace {

constexpr std::string_view symbols =
    "0000000000000000 A fixed\n"
    "ffffffff81000000 T _text\n"
    "ffffffff81000c10 T asm_exc_divide_error\n"
    "ffffffff81001000 t default_idle\n"
    "ffffffff81001010 D some_data\n"
    "ffffffff81002000 T do_exit\n";

}  // namespace

TEST_CASE("an address is in the function that begins before it") {
    CHECK(function_at(0xffffffff8100100f, symbols) == "default_idle+0xf");
    CHECK(function_at(0xffffffff81001020, symbols) == "default_idle+0x20");
    CHECK(function_at(0xffffffff81002000, symbols) == "do_exit+0x0");
    CHECK(function_at(0x401234, symbols).empty());
    CHECK(function_at(0xffffffff81001000, "").empty());
    CHECK(function_at(0xffffffff81001000, "no\nsymbols x\n").empty());
}

TEST_CASE("how far the kernel was moved follows from its first handler") {
    CHECK(offset_of(0xffffffff81000c10, symbols) == 0u);
    CHECK(offset_of(0xffffffff9a000c10, symbols) == 0x19000000u);
    CHECK_FALSE(offset_of(0xffffffff9a000c10, ""));
}

TEST_CASE("without symbols a processor still stands somewhere") {
    const auto lines =
        standing_of({{{{0xffffffff81001000, true, true}, {0x401000, false, false}}}, {}}, {});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] ==
          "cpu 0  at 0xffffffff81001000, in the kernel or the firmware  (it waits for an "
          "interrupt)");
    CHECK(lines[1] == "cpu 1  at 0x401000, in a program");
}

TEST_CASE("where a processor stood most often comes first, and where next") {
    const machine::Processor program{0x401000, false, false};
    const machine::Processor elsewhere{0x401234, false, false};
    const machine::Processor kernel{0xffffffff81001000, true, false};
    const auto lines = standing_of({{{kernel}, {program}, {elsewhere}}, {}}, {});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "cpu 0  at 0x401000, in a program  (2 of 3 looks)");
    CHECK(lines[1] ==
          "cpu 0  at 0xffffffff81001000, in the kernel or the firmware  (1 of 3 looks)");
}
