#include "machine/processors.h"

#include "catch.h"

using namespace kindling::machine;

TEST_CASE("each processor's place is read from the monitor's dump") {
    // As QEMU 7.2 prints it, with most lines left out.
    const auto all = parse_registers(
        "\r\nCPU#0\r\nRAX=0000000000000000 RBX=ffffffff81a0f940 RCX=0000000000000000\r\n"
        "RIP=ffffffff8141f0b5 RFL=00000246 [---Z-P-] CPL=0 II=0 A20=1 SMM=0 HLT=1\r\n"
        "ES =0000 0000000000000000 00000000 00000000\r\n"
        "\r\nCPU#1\r\nRIP=0000000000401234 RFL=00000202 [-------] CPL=3 II=0 A20=1 SMM=0 HLT=0\r\n"
        "\r\nCPU#2\r\nEIP=0000fff0 EFL=00000002 [-------] CPL=0 II=0 A20=1 SMM=0 HLT=0\r\n");
    REQUIRE(all.size() == 3);
    CHECK(all[0] == Processor{0xffffffff8141f0b5, true, true});
    CHECK(all[1] == Processor{0x401234, false, false});
    CHECK(all[2] == Processor{0xfff0, true, false});
}

TEST_CASE("where the kernel lies is read from the table of interrupts") {
    CHECK(interrupt_table("LDT=0000 0\r\nGDT=     fffffe0000001000 0000007f\r\n"
                          "IDT=     fffffe0000000000 00000fff\r\nCR0=80050033\r\n") ==
          0xfffffe0000000000);
    // Before the kernel has made one: the firmware's.
    CHECK_FALSE(interrupt_table("\nIDT=     00000000 000003ff\r\n"));
    CHECK_FALSE(interrupt_table("IDT"));
    CHECK(first_handler("fffffe0000000000: 0x81a08e0000100c10 0x00000000ffffffff\r\n") ==
          0xffffffff81a00c10);
    CHECK_FALSE(first_handler("Cannot access memory\r\n"));
    CHECK_FALSE(first_handler("fffffe0000000000: 0x81a08e0000100c10\r\n"));
}

TEST_CASE("what is no dump has no processors") {
    CHECK(parse_registers("").empty());
    CHECK(parse_registers("unknown command: 'info'\r\n").empty());
    CHECK(parse_registers("RIP=\r\nRIP=xyz\r\n").empty());
}
