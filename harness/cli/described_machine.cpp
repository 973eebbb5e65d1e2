#include "cli/described_machine.h"

#include <unistd.h>

#include "base/file.h"
#include "base/quote.h"
#include "base/sha256.h"
#include "initramfs/init_note.h"
#include "initramfs/segment.h"
#include "scenario/packed_runs.h"

namespace kindling::cli {

namespace {

// The image with the script that /init runs. It stays in the cache, so that the boot can be
// repeated by hand; each scenario has one.
Result<fs::path> image_with_script(const scenario::Scenario& scenario, const fs::path& image,
                                   const Cache& cache) {
    const std::string script = scenario::script_of(scenario, *scenario.packed);
    const std::string place =
        sha256(fs::absolute(scenario.file).lexically_normal().string() + image.string() + script);
    TRY(make_directories(cache.root() / "images"));
    fs::path packed =
        cache.root() / "images" / fmt::format("{}-{}.run.cpio", scenario.name, place.substr(0, 8));
    TRY(initramfs::append_segment(
        image, initramfs::segment_of_file(scenario::packed_script, 0755, script), packed));
    return packed;
}

Result<void> pack_runs(scenario::Scenario& scenario, machine::Description& machine,
                       const Cache& cache) {
    const auto runs = scenario::packable_runs(scenario);
    if (!runs || !machine.initramfs || !initramfs::init_answers(*machine.initramfs)) return {};
    scenario.packed = runs;
    machine.initramfs = TRY(image_with_script(scenario, *machine.initramfs, cache));
    machine.command_line += machine.command_line.empty() ? "" : " ";
    machine.command_line += scenario::command_line_of(scenario);
    return {};
}

// QEMU would name it in words of its own, and a writable one it would not make.
Result<machine::Disk> found_disk(machine::Disk disk, const fs::path& folder) {
    if (disk.file.is_relative()) disk.file = folder / disk.file;
    const int wanted = disk.access == machine::Disk::Access::writable ? R_OK | W_OK : R_OK;
    if (::access(disk.file.c_str(), wanted) != 0)
        return errno_failure("open the disk", disk.file.string());
    return disk;
}

}  // namespace

Result<machine::Description> described_machine(scenario::Scenario& scenario, Supplies& supplies,
                                               const BootOptions& options) {
    const fs::path folder = scenario.file.parent_path();
    machine::Description machine;
    machine.type = scenario.machine;
    machine.firmware = scenario.firmware;
    machine.kernel = TRY(supplies.kernel(scenario.kernel, folder, scenario.boots_vmlinux));
    if (!scenario.image.empty() || !options.initramfs.empty())
        machine.initramfs = TRY(supplies.image(scenario.image, folder, scenario.compression));
    for (const auto& disk : scenario.disks) machine.disks.push_back(TRY(found_disk(disk, folder)));
    machine.memory_mib = scenario.memory_mib;
    machine.cpus = options.repeatable ? 1 : scenario.cpus;
    machine.extra_ports = scenario.extra_ports;
    machine.command_line = scenario.command_line;
    machine.repeatable = options.repeatable;
    TRY(pack_runs(scenario, machine, supplies.cache()));
    if (options.repeatable && scenario.sends_input())
        return failure(
            "{}: a boot repeats to the bit only when nothing is typed: this scenario has steps "
            "that type (run, type, enter, press)",
            scenario.file.string());
    machine.accelerator = TRY(supplies.accelerator());
    return machine;
}

Result<int> print_commands(std::vector<scenario::Scenario> scenarios, Supplies& supplies,
                           const BootOptions& options) {
    std::string all;
    for (auto& scenario : scenarios) {
        const auto machine = TRY(described_machine(scenario, supplies, options));
        all += fmt::format("# {}\n{}\n", printable(scenario.file.string()),
                           shell_quoted(machine::arguments(machine, machine::ByHand{})));
    }
    fmt::print("{}", all);
    return 0;
}

}  // namespace kindling::cli
