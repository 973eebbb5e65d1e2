#include "base/quote.h"

#include "catch.h"

using namespace kindling;

TEST_CASE("a command line can be pasted into a shell") {
    CHECK(shell_quoted({"qemu", "-append", "a b"}) == "qemu -append 'a b'");
    CHECK(shell_quoted({"echo", "it's"}) == "echo 'it'\\''s'");
    CHECK(shell_quoted({"true", ""}) == "true ''");
}

TEST_CASE("escape sequences never reach the terminal") {
    CHECK(without_escapes("a\x1b[31mred\x1b[0mb") == "aredb");
    CHECK(without_escapes("/ # \x1b[6n") == "/ # ");
    CHECK(without_escapes("x\x1b]0;title\ay") == "xy");
    CHECK(without_escapes("x\x1b]0;title\x1b\\y") == "xy");
    CHECK(without_escapes("cut\x1b[3") == "cut");
    CHECK(without_escapes("a\r\nb") == "a\nb");
    CHECK(printable("bell\a") == "bell\\x07");
    CHECK(printable("caf\xc3\xa9") == "caf\xc3\xa9");
    CHECK(printable("C1 \xc2\x9b") == "C1 \\xc2\\x9b");
    CHECK(printable("bad \xff") == "bad \\xff");
    CHECK(one_line("two\nlines\n") == "two\\x0alines\\x0a");
    CHECK(printable("overlong \xe0\x80\x80") == "overlong \\xe0\\x80\\x80");
}
