#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace kindling::machine {

// A disk of the machine (virtio-blk): what the guest finds as /dev/vda, /dev/vdb, …
struct Disk {
    // What becomes of what the guest writes: thrown away with the machine (QEMU's snapshot=on),
    // refused, or written to the file.
    enum class Access { snapshot, read_only, writable };
    std::filesystem::path file;
    std::string format = "raw";  // raw or qcow2; never guessed from what is in the file
    Access access = Access::snapshot;
};

// The format that a disk's name stands for: ".qcow2" is qcow2, any other raw. Not what is in the
// file: a guest that can write its beginning would choose what QEMU opens next.
[[nodiscard]] std::string disk_format(const std::filesystem::path& file);

// What QEMU is to be: everything that decides how a boot goes, as a value.
struct Description {
    std::string type = "pc";  // of machine_types()
    std::string firmware{};   // of firmwares(); empty: the machine's own
    std::filesystem::path kernel;
    std::optional<std::filesystem::path> initramfs;
    int memory_mib = 128;
    int cpus = 1;
    std::vector<Disk> disks{};
    std::string command_line{};       // the kernel's, without what the harness adds
    std::string accelerator = "tcg";  // tcg or kvm
    bool repeatable = false;          // the same bytes at the same guest times on each run
    std::string plugin{};  // the value of QEMU's -plugin: what counts instructions; empty: none
    // The challenge that /init answers over the second serial port (docs/protocol.md): 32
    // lower-case hex digits; empty: there is no such port.
    std::string nonce{};
    std::uint64_t log_limit = std::uint64_t{1} << 30;  // bytes of the console that are kept on disk
    int extra_ports = 0;            // serial ports behind the result port: ttyS2, ttyS3
    std::optional<int> gdb_port{};  // gdb's stub listens there on 127.0.0.1, and the guest waits
};

// Where the serial console (ttyS0), the result port (ttyS1), what the guest says on further ports
// (the files PORTS.ttyS2, PORTS.ttyS3) and the monitor go.
struct ByHand {};  // console and monitor on the terminal: ctrl-a x leaves; the others nowhere
// The console on QEMU's standard input and output: a pipe holds a mebibyte of it while its reader
// sleeps, a socket 277 bytes. When there is no room the kernel does not wait for long, and writes
// over what is not sent yet (drivers/tty/serial/8250/8250_port.c, wait_for_xmitr).
struct OnSockets {
    int qmp_fd;
    int result_fd;
    std::filesystem::path ports{};
};
// A repeatable boot writes to a file: a reader that falls behind must not stall the UART.
struct OnFile {
    std::filesystem::path console;
    int qmp_fd;
    int result_fd;
    std::filesystem::path ports{};
};
using Wiring = std::variant<ByHand, OnSockets, OnFile>;

// The machine types and the firmwares that can be asked for.
[[nodiscard]] const std::vector<std::string>& machine_types();
[[nodiscard]] const std::vector<std::string>& firmwares();

// The file that the machine starts with, of those in QEMU's own folders.
[[nodiscard]] std::string firmware_file(const Description& description);

// A PC has four serial ports; the console and the result port are the first two.
inline constexpr int first_extra_port = 2;
inline constexpr int most_extra_ports = 2;

// The kernel command line that the guest gets: ours (the console; a reboot after a panic, so that a
// panicked machine ends; no check of the timer; time stamps, by which the kernel's words can be
// told from others'; the challenge), then the description's.
[[nodiscard]] std::string full_command_line(const Description& description);

// QEMU's argument vector, argv[0] included. Pure.
[[nodiscard]] std::vector<std::string> arguments(const Description& description,
                                                 const Wiring& wiring);

// The QEMU program: $KINDLING_QEMU, or qemu-system-x86_64.
[[nodiscard]] std::string qemu_program();

}  // namespace kindling::machine
