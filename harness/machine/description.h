#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace kindling::machine {

// What QEMU is to be: everything that decides how a boot goes, as a value.
struct Description {
    std::string type = "pc";  // pc, q35 or microvm
    std::filesystem::path kernel;
    std::optional<std::filesystem::path> initramfs;
    int memory_mib = 128;
    int cpus = 1;
    std::string command_line;         // the kernel's, without what the harness adds
    std::string accelerator = "tcg";  // tcg or kvm
    bool repeatable = false;          // the same bytes at the same guest times on each run
};

// Where the serial console (ttyS0) and the monitor go.
struct ByHand {};  // both on the terminal: ctrl-a x leaves
struct OnSockets {
    int console_fd;
    int qmp_fd;
};
// A repeatable boot writes to a file: a reader that falls behind must not stall the UART.
struct OnFile {
    std::filesystem::path console;
    int qmp_fd;
};
using Wiring = std::variant<ByHand, OnSockets, OnFile>;

// The machine types that can be asked for, for messages.
[[nodiscard]] const std::vector<std::string>& machine_types();

// The kernel command line that the guest gets: ours (the console; a reboot after a panic, so that a
// panicked machine ends; time stamps, by which the kernel's words can be told from others'), then
// the description's.
[[nodiscard]] std::string full_command_line(const Description& description);

// QEMU's argument vector, argv[0] included. Pure.
[[nodiscard]] std::vector<std::string> arguments(const Description& description,
                                                 const Wiring& wiring);

// The QEMU program: $KINDLING_QEMU, or qemu-system-x86_64.
[[nodiscard]] std::string qemu_program();

}  // namespace kindling::machine
