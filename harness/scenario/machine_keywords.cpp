#include "machine/description.h"
#include "scenario/keyword.h"

namespace kindling::scenario {

namespace {

Handled read_image(Reading& reading, Arguments& arguments) {
    reading.scenario.image = TRY(arguments.next("the image's name or path")).value;
    return {};
}

Handled read_kernel(Reading& reading, Arguments& arguments) {
    reading.scenario.kernel = TRY(arguments.next("the profile's name or the kernel's path")).value;
    reading.scenario.boots_vmlinux = false;
    if (!arguments.empty())
        reading.scenario.boots_vmlinux =
            TRY(arguments.choice("form", {"bzImage", "vmlinux"})) == "vmlinux";
    return {};
}

Handled read_machine(Reading& reading, Arguments& arguments) {
    reading.scenario.machine = TRY(arguments.choice("machine", machine::machine_types()));
    return {};
}

Handled read_firmware(Reading& reading, Arguments& arguments) {
    reading.scenario.firmware = TRY(arguments.choice("firmware", machine::firmwares()));
    return {};
}

Handled read_disk(Reading& reading, Arguments& arguments) {
    using Access = machine::Disk::Access;
    machine::Disk disk{.file = TRY(arguments.next("the disk's file")).value};
    disk.format = machine::disk_format(disk.file);
    static const std::vector<std::string> words{"raw", "qcow2", "snapshot", "read-only",
                                                "writable"};
    while (!arguments.empty()) {
        const std::string word = TRY(arguments.choice("word about a disk", words));
        if (word == "raw" || word == "qcow2") disk.format = word;
        if (word == "snapshot") disk.access = Access::snapshot;
        if (word == "read-only") disk.access = Access::read_only;
        if (word == "writable") disk.access = Access::writable;
    }
    reading.scenario.disks.push_back(std::move(disk));
    return {};
}

Handled read_serial(Reading& reading, Arguments& arguments) {
    const std::string port =
        fmt::format("ttyS{}", machine::first_extra_port + reading.scenario.extra_ports);
    if (reading.scenario.extra_ports == machine::most_extra_ports)
        return arguments.wrong(
            "a PC has four serial ports: ttyS0 is the console, ttyS1 the "
            "result port, ttyS2 and ttyS3 can be asked for");
    if (!arguments.take_word(port))
        return arguments.wrong(fmt::format("the next serial port is {}", port));
    ++reading.scenario.extra_ports;
    return {};
}

Handled read_memory(Reading& reading, Arguments& arguments) {
    reading.scenario.memory_mib = TRY(arguments.mebibytes());
    return {};
}

Handled read_cpus(Reading& reading, Arguments& arguments) {
    reading.scenario.cpus = TRY(arguments.number("number of processors", 1, 255));
    return {};
}

Handled read_compress(Reading& reading, Arguments& arguments) {
    reading.scenario.compression = TRY(arguments.next("the compressor's name")).value;
    return {};
}

Handled read_cmdline(Reading& reading, Arguments& arguments) {
    if (arguments.empty()) return arguments.wrong("the kernel's arguments are missing");
    while (!arguments.empty()) {
        if (!reading.scenario.command_line.empty()) reading.scenario.command_line += ' ';
        reading.scenario.command_line += TRY(arguments.next("an argument")).value;
    }
    return {};
}

constexpr Keyword keywords[] = {
    {"image", Part::head, "image NAME (or a path)", read_image},
    {"kernel", Part::head, "kernel PROFILE (or a path) [bzImage|vmlinux]", read_kernel},
    {"machine", Part::head, "machine pc", read_machine},
    {"firmware", Part::head, "firmware qboot", read_firmware},
    {"disk", Part::head, "disk FILE [raw|qcow2] [snapshot|read-only|writable]", read_disk},
    {"serial", Part::head, "serial ttyS2", read_serial},
    {"memory", Part::head, "memory 128M", read_memory},
    {"cpus", Part::head, "cpus 2", read_cpus},
    {"compress", Part::head, "compress zstd", read_compress},
    {"cmdline", Part::head, "cmdline root=/dev/ram init=/init", read_cmdline},
};

}  // namespace

std::span<const Keyword> machine_keywords() {
    return keywords;
}

}  // namespace kindling::scenario
