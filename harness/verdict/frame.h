#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kindling::verdict {

// One line of a stack that the kernel prints.
struct Frame {
    std::string function;  // as it is printed: "foo.constprop.0"; empty when it is a bare address
    std::uint64_t offset = 0;
    std::string module{};     // "[ext4]"; empty: the kernel itself
    std::string place{};      // "fs/ext4/inode.c:12", where the log says it
    bool certain = true;      // no "?": the unwinder found it, and did not merely see its address
    bool is_counter = false;  // the program counter (RIP, pc), not a return address
    bool operator==(const Frame&) const = default;
};

// The frame that a message is: " foo+0x1f/0x9a0 [ext4]", " ? foo+0x…", " [<ffffffff81234567>]
// foo+…", " foo (fs/ext4/inode.c:12)" and " foo fs/ext4/inode.c:12 [inline]" (symbols put in), and
// the forms of 32-bit ARM ("(foo) from (bar+0x…)"). Nothing for any other line. Pure.
[[nodiscard]] std::optional<Frame> stack_frame(std::string_view message);

// The place that the processor was at, on any architecture: "RIP: 0010:foo+0x1f/0x9a0",
// "pc : foo+0x…", "EIP: foo+0x…", "NIP [c000…] foo+0x…", "epc : foo+0x…", … In user mode, or at an
// address of no function, nothing. Pure.
[[nodiscard]] std::optional<Frame> program_counter(std::string_view message);

// A function's name as a person says it: without the compiler's suffixes (.cold, .isra.0,
// .constprop.0, .part.0, .llvm.123), and "sys_" for the wrappers of a system call.
[[nodiscard]] std::string plain_name(std::string_view function);

}  // namespace kindling::verdict
