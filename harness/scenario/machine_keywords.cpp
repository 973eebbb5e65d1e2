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
    return {};
}

Handled read_machine(Reading& reading, Arguments& arguments) {
    reading.scenario.machine = TRY(arguments.choice("machine", machine::machine_types()));
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
    {"kernel", Part::head, "kernel PROFILE (or a path)", read_kernel},
    {"machine", Part::head, "machine pc", read_machine},
    {"memory", Part::head, "memory 128M", read_memory},
    {"cpus", Part::head, "cpus 2", read_cpus},
    {"cmdline", Part::head, "cmdline root=/dev/ram init=/init", read_cmdline},
};

}  // namespace

std::span<const Keyword> machine_keywords() {
    return keywords;
}

}  // namespace kindling::scenario
