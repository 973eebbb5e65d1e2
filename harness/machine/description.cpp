#include "machine/description.h"

#include <algorithm>
#include <cstdlib>

namespace kindling::machine {

namespace {

using Words = std::vector<std::string>;

struct Type {
    std::string_view name;
    std::string_view options;       // behind the name, after -machine
    std::string_view command_line;  // what a kernel needs to be told on it
};

// microvm wedges under TCG without its timer and interrupt controller of old, and has no
// keyboard controller to reset through: reboot=t is the triple fault.
constexpr Type types[] = {
    {"pc", "", ""},
    {"q35", "", ""},
    {"microvm", ",pit=on,pic=on,rtc=on", " reboot=t"},
};

const Type& type_of(const Description& description) {
    const auto* const found = std::ranges::find(types, description.type, &Type::name);
    return found == std::end(types) ? types[0] : *found;
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

Words wires(const ByHand&) {
    return {"-chardev", "stdio,id=console,mux=on,signal=off", "-mon", "chardev=console"};
}

Words monitor(int fd) {
    // -S: the guest starts when the monitor is listened to, so that no event can be missed.
    return {"-chardev", fmt::format("socket,id=qmp,fd={}", fd), "-mon", "chardev=qmp,mode=control",
            "-S"};
}

Words wires(const OnSockets& sockets) {
    Words words = {"-chardev", fmt::format("socket,id=console,fd={}", sockets.console_fd)};
    std::ranges::copy(monitor(sockets.qmp_fd), std::back_inserter(words));
    return words;
}

Words wires(const OnFile& file) {
    Words words = {"-chardev", "file,id=console,path=" + option_value(file.console.string())};
    std::ranges::copy(monitor(file.qmp_fd), std::back_inserter(words));
    return words;
}

}  // namespace

const std::vector<std::string>& machine_types() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& type : types) all.emplace_back(type.name);
        return all;
    }();
    return names;
}

std::string qemu_program() {
    const char* program = std::getenv("KINDLING_QEMU");
    return program && *program ? program : "qemu-system-x86_64";
}

std::string full_command_line(const Description& description) {
    std::string line = "console=ttyS0 panic=-1 printk.time=1";
    line += type_of(description).command_line;
    if (description.repeatable) line += " nokaslr";
    if (!description.command_line.empty()) line += " " + description.command_line;
    return line;
}

std::vector<std::string> arguments(const Description& description, const Wiring& wiring) {
    Words argv = {
        qemu_program(), "-machine",
        std::string(type_of(description).name) + std::string(type_of(description).options)};
    const auto add = [&argv](const Words& words) {
        std::ranges::copy(words, std::back_inserter(argv));
    };
    add(processor(description));
    add({"-m", fmt::format("{}M", description.memory_mib), "-smp",
         fmt::format("{}", description.cpus)});
    add({"-nodefaults", "-display", "none", "-no-reboot", "-no-user-config"});
    add({"-kernel", description.kernel.string()});
    if (description.initramfs) add({"-initrd", option_value(description.initramfs->string())});
    add({"-append", full_command_line(description)});
    add(std::visit([](const auto& kind) { return wires(kind); }, wiring));
    add({"-serial", "chardev:console"});
    return argv;
}

}  // namespace kindling::machine
