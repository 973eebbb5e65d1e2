#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kindling::machine {

// Where one processor of the guest stands.
struct Processor {
    std::uint64_t address = 0;  // of its next instruction
    bool in_kernel = false;     // privilege level 0
    bool halted = false;        // it waits for an interrupt
    bool operator==(const Processor&) const = default;
};

// The processors in what QEMU's monitor says to "info registers -a" (target/i386/cpu-dump.c,
// x86_cpu_dump_state), in their order; none where the text holds none. Pure.
[[nodiscard]] std::vector<Processor> parse_registers(std::string_view text);

// Where the first processor's table of interrupts lies, in the same text, if in the kernel's half
// of memory. Pure.
[[nodiscard]] std::optional<std::uint64_t> interrupt_table(std::string_view text);

// The handler that a table's first gate leads to, from what the monitor says to "x /2gx ADDRESS"
// ("fffffe0000000000: 0x81a08e0000100c10 0x00000000ffffffff"; Intel's manual 3A, 6.14.1). It is the
// kernel's asm_exc_divide_error, wherever KASLR has put that. Pure.
[[nodiscard]] std::optional<std::uint64_t> first_handler(std::string_view memory);

}  // namespace kindling::machine
