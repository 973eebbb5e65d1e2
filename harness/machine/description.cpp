#include "machine/description.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace kindling::machine {

namespace {

using Words = std::vector<std::string>;

struct Type {
    std::string_view name;
    std::string_view machine;          // what QEMU calls it, with its options
    std::string_view command_line;     // what a kernel needs to be told on it
    std::string_view disk_device;      // virtio-blk on the bus that it has
    bool serial_ports;                 // `-serial` makes more than one
    std::string_view by_host_clock{};  // what a kernel is told besides where TCG runs by that clock
};

// microvm wedges under TCG without its timer and interrupt controller of old, and has no
// keyboard controller to reset through: reboot=t is the triple fault. Its ACPI is of the reduced
// kind, in which the old timer has no interrupt: on a loaded host, where the kernel can't calibrate
// the TSC by it, calibrate_delay (init/calibrate.c) waits for ever for a tick. Without ACPI there
// is one, and QEMU names the disks on the command line. It has no PCI, and takes one `-serial`;
// more ports are devices of the ISA bus.
//
// `fast` is for booting a thousand times a day: without the APIC's timer the kernel does not
// calibrate it (200 ms: arch/x86/kernel/apic/apic.c, calibrate_APIC_clock), and the PIT ticks; and
// no 256 pairs of terminals of the old kind are made (26 million instructions: drivers/tty/pty.c).
// Under TCG and the host's clock the kernel can't calibrate the TSC, and counts loops for some
// ticks of 4 ms (init/calibrate.c, calibrate_delay_converge). What it finds depends on the host's
// load and has been 77 to 200 BogoMIPS here; lpj says 200, so a delay takes as long as it is asked
// for, or longer.
constexpr std::string_view microvm_options = "microvm,pit=on,pic=on,rtc=on,acpi=off";
constexpr std::array types{
    Type{"pc", "pc", "", "virtio-blk-pci", true},
    Type{"q35", "q35", "", "virtio-blk-pci", true},
    Type{"microvm", microvm_options, " reboot=t", "virtio-blk-device", false},
    Type{"fast", microvm_options, " reboot=t nolapic_timer pty.legacy_count=0", "virtio-blk-device",
         false, " lpj=400000"},
};

// Firmwares that are one file of QEMU's own folder, given to -bios. EFI will be one of another
// kind: two flash devices, and a kernel that it finds on a disk or takes from -kernel.
struct Firmware {
    std::string_view name;
    std::string_view file;
    std::string_view file_on_microvm;
};

constexpr std::array all_firmwares{
    Firmware{"seabios", "bios-256k.bin", "bios-microvm.bin"},
    Firmware{"qboot", "qboot.rom", "qboot.rom"},
};

const Type& type_of(const Description& description) {
    const auto* const found = std::ranges::find(types, description.type, &Type::name);
    return found == types.end() ? types[0] : *found;
}

template <typename Row, size_t size>
std::vector<std::string> names_of(const std::array<Row, size>& rows) {
    std::vector<std::string> names;
    for (const auto& row : rows) names.emplace_back(row.name);
    return names;
}

void append(Words& argv, const Words& words) {
    std::ranges::copy(words, std::back_inserter(argv));
}

// In QEMU's option lists a comma inside a value is written twice.
std::string option_value(const std::string& text) {
    std::string doubled;
    for (const char c : text) doubled += c == ',' ? std::string(",,") : std::string(1, c);
    return doubled;
}

Words processor(const Description& description) {
    // One instruction is one nanosecond of guest time, and nothing waits for the host's clock.
    if (description.repeatable)
        return {"-accel", "tcg",    "-icount", "shift=0,sleep=off",
                "-cpu",   "qemu64", "-rtc",    "base=2024-01-01,clock=vm"};
    return {"-accel", description.accelerator};
}

const Firmware* firmware_asked_for(const Description& description) {
    const auto* const found =
        std::ranges::find(all_firmwares, description.firmware, &Firmware::name);
    return found == all_firmwares.end() ? nullptr : found;
}

std::string_view file_of(const Firmware& firmware, const Description& description) {
    const bool is_microvm = type_of(description).machine == microvm_options;
    return is_microvm ? firmware.file_on_microvm : firmware.file;
}

Words firmware(const Description& description) {
    const auto* const found = firmware_asked_for(description);
    if (!found) return {};
    return {"-bios", std::string(file_of(*found, description))};
}

std::string_view access_option(Disk::Access access) {
    switch (access) {
        case Disk::Access::snapshot:
            return ",snapshot=on";
        case Disk::Access::read_only:
            return ",readonly=on";
        case Disk::Access::writable:
            break;
    }
    return "";
}

Words disks(const Description& description) {
    Words words;
    int number = 0;
    for (const auto& [file, format, access] : description.disks) {
        append(words, {"-drive",
                       fmt::format("if=none,id=disk{},file={},format={}{}", number,
                                   option_value(file.string()), format, access_option(access)),
                       "-device",
                       fmt::format("{},drive=disk{}", type_of(description).disk_device, number)});
        ++number;
    }
    return words;
}

Words console(const ByHand&) {
    return {"-chardev", "stdio,id=console,mux=on,signal=off", "-mon", "chardev=console"};
}
Words console(const OnSockets&) {
    return {"-chardev", "stdio,id=console,signal=off"};
}
Words console(const OnFile& file) {
    return {"-chardev", "file,id=console,path=" + option_value(file.console.string())};
}

Words monitor(const ByHand&) {
    return {};
}
Words monitor(const auto& wires) {
    // -S: the guest starts when the monitor is listened to, so that no event can be missed.
    return {"-chardev", fmt::format("socket,id=qmp,fd={}", wires.qmp_fd), "-mon",
            "chardev=qmp,mode=control", "-S"};
}

// Where the serial ports behind the console go: the first is the result port.
std::string port(const ByHand&, int number) {
    return fmt::format("null,id=port{}", number);
}
std::string port(const auto& wires, int number) {
    if (number == 1) return fmt::format("socket,id=port1,fd={}", wires.result_fd);
    return fmt::format("file,id=port{},path={}.ttyS{}", number, option_value(wires.ports.string()),
                       number);
}

Words ports(const Description& description, const Wiring& wiring) {
    Words words = std::visit([](const auto& wires) { return console(wires); }, wiring);
    append(words, std::visit([](const auto& wires) { return monitor(wires); }, wiring));
    append(words, {"-serial", "chardev:console"});
    // The ports behind the result port keep their numbers when there is nothing to be answered.
    const bool has_second = !description.nonce.empty() || description.extra_ports > 0;
    const int count = (has_second ? first_extra_port : 1) + description.extra_ports;
    for (int number = 1; number < count; ++number) {
        const bool answers = number > 1 || !description.nonce.empty();
        append(words, {"-chardev", std::visit(
                                       [&](const auto& wires) {
                                           return answers ? port(wires, number)
                                                          : port(ByHand{}, number);
                                       },
                                       wiring)});
        if (type_of(description).serial_ports)
            append(words, {"-serial", fmt::format("chardev:port{}", number)});
        else
            append(words, {"-device", fmt::format("isa-serial,chardev=port{0},index={0}", number)});
    }
    return words;
}

Words debugger(const Description& description) {
    if (!description.gdb_port) return {};
    return {"-gdb", fmt::format("tcp:127.0.0.1:{}", *description.gdb_port), "-S"};
}

}  // namespace

std::string disk_format(const std::filesystem::path& file) {
    return file.extension() == ".qcow2" ? "qcow2" : "raw";
}

const std::vector<std::string>& machine_types() {
    static const auto names = names_of(types);
    return names;
}

const std::vector<std::string>& firmwares() {
    static const auto names = names_of(all_firmwares);
    return names;
}

std::string firmware_file(const Description& description) {
    const auto* const found = firmware_asked_for(description);
    return std::string(file_of(found ? *found : all_firmwares[0], description));
}

std::string qemu_program() {
    const char* program = std::getenv("KINDLING_QEMU");
    return program && *program ? program : "qemu-system-x86_64";
}

std::string full_command_line(const Description& description) {
    // A guest that a loaded host does not let run for a while fails the kernel's check of its timer
    // and panics (arch/x86/kernel/apic/io_apic.c, check_timer); under KVM the kernel leaves it out
    // itself.
    std::string line = "console=ttyS0 panic=-1 printk.time=1 no_timer_check";
    line += type_of(description).command_line;
    if (description.accelerator == "tcg" && !description.repeatable)
        line += type_of(description).by_host_clock;
    if (description.repeatable) line += " nokaslr";
    if (!description.nonce.empty()) line += " kindling.result=ttyS1:" + description.nonce;
    if (!description.command_line.empty()) line += " " + description.command_line;
    return line;
}

std::vector<std::string> arguments(const Description& description, const Wiring& wiring) {
    const Type& type = type_of(description);
    Words argv = {qemu_program(), "-machine", std::string(type.machine)};
    append(argv, processor(description));
    append(argv, {"-m", fmt::format("{}M", description.memory_mib), "-smp",
                  fmt::format("{}", description.cpus)});
    append(argv, {"-nodefaults", "-display", "none", "-no-reboot", "-no-user-config"});
    append(argv, firmware(description));
    append(argv, {"-kernel", description.kernel.string()});
    if (description.initramfs)
        append(argv, {"-initrd", option_value(description.initramfs->string())});
    append(argv, {"-append", full_command_line(description)});
    append(argv, disks(description));
    append(argv, ports(description, wiring));
    append(argv, debugger(description));
    if (!description.plugin.empty()) append(argv, {"-plugin", description.plugin});
    return argv;
}

}  // namespace kindling::machine
