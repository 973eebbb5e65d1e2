#include "verdict/kernel_message.h"

#include "catch.h"

using namespace kindling::verdict;

TEST_CASE("the kernel's words are found behind every kind of stamp") {
    const char* const lines[] = {
        "[    1.234567] BUG: x",
        "[    1.234567][    T1] BUG: x",
        "[    1.234567] [   C0] BUG: x",
        "[   T33] BUG: x",
        "[12345.678901] BUG: x",
        "[    1.234567,2] BUG: x",
        "[    1.234567 <    0.000012>] BUG: x",
        "[  +0.000012] BUG: x",
        "[Nov24 21:57] BUG: x",
        "[Tue Nov 24 21:57:39 2026] BUG: x",
        "<4>[    1.234567] BUG: x",
        "<12>BUG: x",
        "4,339,5140900,-;BUG: x",
        "4,339,5140900,-,caller=T1;BUG: x",
        "kern  :warn  : [    1.234567] BUG: x",
        "kern  :emerg : BUG: x",
        "Nov 24 21:57:39 host kernel: BUG: x",
        "Nov  4 21:57:39 host kernel: [    1.234567] BUG: x",
        "Nov 24 21:57:39.123456 host kernel: BUG: x",
        "Nov 24 21:57:39 kernel: BUG: x",
        "2026-11-24T21:57:39.123456+00:00 host kernel: BUG: x",
        "2026-11-24T21:57:39Z [    1.234567] BUG: x",
        "2026-11-24 21:57:39 host kernel: BUG: x",
        "[    1.234567] host kernel: BUG: x",
        "a program's line[    1.234567] BUG: x",
        "qemu> [    1.234567][   C0] BUG: x",
    };
    for (const auto* line : lines) {
        INFO(line);
        CHECK(kernel_message(line).text == "BUG: x");
        CHECK((kernel_message(line).stamped || kernel_message(line).cut_in));
    }
}

TEST_CASE("what others say is not taken for the kernel's") {
    for (const auto* line :
         {"Nov 24 21:57:39 host systemd[1]: BUG: x", "[note] BUG: x", "<b>BUG: x", "1,2 BUG: x",
          "program: BUG: x", "kernels: BUG: x", "[    1.234567] host systemd[1]: BUG: x"}) {
        INFO(line);
        CHECK_FALSE(kernel_message(line).text.starts_with("BUG"));
    }
    CHECK_FALSE(kernel_message("BUG: x").stamped);
    CHECK(kernel_message("").text.empty());
    CHECK(kernel_message("[    1.234567]").text.empty());
}

TEST_CASE("who spoke, and how far a message is indented, is kept") {
    CHECK(kernel_message("[    1.234567][    T1]  f+0x1/0x2").text == " f+0x1/0x2");
    CHECK(kernel_message("[    1.234567][   C3] x").caller == "C3");
    CHECK(kernel_message("4,339,5140900,-,caller=T1;x").caller == "T1");
}

TEST_CASE("a halt is the kernel's word") {
    CHECK(says_halted("[    3.1] reboot: System halted"));
    CHECK(says_halted("reboot: Power off not available: System halted instead"));
    CHECK_FALSE(says_halted("echo reboot: System halted"));
}
